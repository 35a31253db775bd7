import type { InboundEvent } from '../../../callbacks/events';
import type { CallbackSource } from '../../../callbacks/source';
import { receiveTelegram } from './receive';
import { botIdIn, secretField, telegramSecret } from './secret';

/** Telegram's Bot API: https://core.telegram.org/bots/api#update */
export const telegram: CallbackSource<InboundEvent> = {
	source: 'telegram',
	name: 'Telegram',
	description: 'Messages to a Telegram bot, taps on its buttons, and everything else it is told',
	credential: 'mittoTelegramBotApi',
	fields: [secretField],
	async receiver(node, form) {
		const { botToken } = await node.getCredentials('mittoTelegramBotApi');
		return receiveTelegram({
			secret: form.trimmed('secretToken') ?? telegramSecret(botToken),
			botId: botIdIn(botToken),
		});
	},
	duplicateKey: ({ raw }) => String(raw.update_id),
};
