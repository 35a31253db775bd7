import type { ICredentialDataDecryptedObject, IHookFunctions } from 'n8n-workflow';

import { botAccountField } from '../../../callbacks/botAccount';
import { botRegistrar } from '../../../callbacks/botRegistrar';
import type { InboundEvent } from '../../../callbacks/events';
import type { Sender } from '../../../callbacks/sender';
import type { Form } from '../../../form/form';
import { note } from '../../../form/note';
import { redescribed } from '../../../form/redescribed';
import { chatOf } from './event';
import { telegramFile } from './file';
import { telegramReader } from './reader';
import { botIdIn, secretField, telegramSecret } from './secret';
import { telegram as bot } from './webhook';

/** Telegram's Bot API: https://core.telegram.org/bots/api#update */
export const telegram: Sender<InboundEvent> = {
	source: 'telegram',
	name: 'Telegram',
	description: 'Messages to a Telegram bot, taps on its buttons, and everything else it is told',
	api: 'telegramBot',
	proof: 'header',
	fields: [secretField],
	trigger: {
		action: 'On Telegram message or event',
		help: [
			note(
				'The trigger registers its address at Telegram when the workflow is activated, together with a secret, and removes it on deactivation. Telegram calls public https addresses on the ports 443, 80, 88 and 8443 only.',
			),
		],
		fields: [
			// The secret is a field of reading, which has to know it, too.
			...redescribed(bot.setFields, 'allowedUpdates', {
				displayName: 'Updates From Telegram',
				description:
					'What Telegram calls the trigger for. Without a choice it is all but reactions and changes of other members.',
			}).filter(({ name }) => name !== secretField.name),
			botAccountField,
		],
	},
	async reader(node, form) {
		const { botToken } = await node.getCredentials('mittoTelegramBotApi');
		return telegramReader({
			secret: form.trimmed('secretToken') ?? telegramSecret(botToken),
			botId: botIdIn(botToken),
		});
	},
	duplicateKey: ({ raw }) => String(raw.update_id),
	chat: chatOf,
	register: (node, form) =>
		botRegistrar(bot, node, form, async () => await ownSettings(node, form)),
	bot,
	file: telegramFile,
};

/** Without a list Telegram keeps the earlier one; an empty list stands for its default. */
async function ownSettings(node: IHookFunctions, form: Form): Promise<Record<string, unknown>> {
	const { botToken } =
		await node.getCredentials<ICredentialDataDecryptedObject>('mittoTelegramBotApi');
	return {
		allowed_updates: form.choices('allowedUpdates'),
		secret_token: form.trimmed('secretToken') ?? telegramSecret(botToken),
	};
}
