import { recordOf } from '../values/records';
import type { Api } from './api';
import { bareUrl } from './credential';

export const telegramBot: Api = {
	name: 'Telegram',
	credential: 'mittoTelegramBotApi',
	// It becomes a part of the path.
	key: { field: 'botToken', name: 'Bot Token', isKey: /^[\w:-]+$/ },
	baseUrlField: 'Base URL',
	// The credential itself adds the token when the request leaves.
	baseUrl: ({ baseUrl }) => bareUrl(baseUrl),
	refusal: (body) => {
		const { ok, description } = recordOf(body);
		return ok === false ? { text: String(description ?? 'no reason given') } : undefined;
	},
	secondsToWait: (body) => recordOf(recordOf(body).parameters).retry_after,
};
