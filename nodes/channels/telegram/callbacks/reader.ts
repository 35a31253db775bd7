import { jsonBody, NotGenuine } from '../../../callbacks/callback';
import type { InboundEvent } from '../../../callbacks/events';
import { sameText } from '../../../callbacks/proof';
import type { CallbackReader } from '../../../callbacks/sender';
import { telegramEvent } from './event';

export interface TelegramSettings {
	/** What the webhook was set with; empty refuses everything. */
	secret: string;
	botId: string | null;
}

/** Telegram signs nothing: the secret in the header is all the proof there is. */
export function telegramReader({ secret, botId }: TelegramSettings): CallbackReader<InboundEvent> {
	return (callback) => {
		const given = callback.headers['x-telegram-bot-api-secret-token'] ?? '';
		if (given === '') throw new NotGenuine(401, 'The callback has no secret token of Telegram');
		if (!sameText(given, secret)) {
			throw new NotGenuine(
				401,
				'The secret token of the callback is not the one that the webhook was set with',
			);
		}
		return { kind: 'events', events: [telegramEvent(jsonBody(callback), callback, botId)] };
	};
}
