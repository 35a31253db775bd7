import type { ICredentialDataDecryptedObject, IHookFunctions } from 'n8n-workflow';

import { telegram as telegramBot } from '../../channels/telegram/callbacks/webhook';
import { telegram } from '../../channels/telegram/callbacks';
import { telegramSecret } from '../../channels/telegram/callbacks/secret';
import type { Form } from '../../form/form';
import { botRegistrar } from '../botRegistrar';
import { botAccountField } from './botAccount';
import { note, redescribed, type InboundChannel } from './inboundChannel';

export const telegramChannel: InboundChannel = {
	source: telegram,
	action: 'On Telegram message or event',
	help: [
		note(
			'The trigger registers its address at Telegram when the workflow is activated, together with a secret, and removes it on deactivation. Telegram calls public https addresses on the ports 443, 80, 88 and 8443 only.',
		),
	],
	fields: [
		// The secret is a field of the source, which has to know it, too.
		...redescribed(telegramBot.setFields, 'allowedUpdates', {
			displayName: 'Updates From Telegram',
			description:
				'What Telegram calls the trigger for. Without a choice it is all but reactions and changes of other members.',
		}).filter(({ name }) => name !== 'secretToken'),
		botAccountField,
	],
	registers: true,
	registrarOf: (node, form) =>
		botRegistrar(telegramBot, node, form, async () => await ownSettings(node, form)),
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
