import { viber as viberBot } from '../../channels/viberBot/callbacks/webhook';
import { viber } from '../../channels/viberBot/callbacks';
import { readWelcome } from '../../channels/viberBot/callbacks/welcome';
import { botRegistrar } from '../botRegistrar';
import { botAccountField } from './botAccount';
import { note, redescribed, type InboundChannel } from './inboundChannel';

export const viberChannel: InboundChannel = {
	source: viber,
	action: 'On Viber bot message or event',
	help: [
		note(
			'The trigger registers its address at Viber when the workflow is activated, and removes it on deactivation. While it is registered, people can open the chat with the bot. Viber calls public https addresses with a certificate of a known authority only.',
		),
	],
	fields: [
		...redescribed(viberBot.setFields, 'eventTypes', { displayName: 'Events From Viber' }),
		botAccountField,
	],
	registers: true,
	registrarOf: (node, form) => {
		// A welcome that Viber would not show is told now, and not when a person waits for it.
		readWelcome(form);
		return botRegistrar(viberBot, node, form);
	},
};
