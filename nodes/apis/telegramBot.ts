import { recordOf } from '../values/records';
import type { Api } from './api';

export const telegramBot: Api = {
	name: 'Telegram',
	credential: 'mittoTelegramBotApi',
	key: { field: 'botToken', label: 'Bot Token' },
	// The credential itself adds the token when the request leaves.
	baseUrl: ({ baseUrl }) => String(baseUrl),
	refusal: (body) => {
		const { ok, description } = recordOf(body);
		return ok === false ? { text: String(description ?? 'no reason given') } : undefined;
	},
	secondsToWait: (body) => recordOf(recordOf(body).parameters).retry_after,
};
