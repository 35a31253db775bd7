import { botAccountField } from '../../../callbacks/botAccount';
import { botRegistrar } from '../../../callbacks/botRegistrar';
import type { InboundEvent } from '../../../callbacks/events';
import type { Sender } from '../../../callbacks/sender';
import { note } from '../../../form/note';
import { redescribed } from '../../../form/redescribed';
import { trackingDataOf, viberKey } from './event';
import { viberReader } from './reader';
import { viber as bot } from './webhook';
import { readWelcome, welcomeFields } from './welcome';

/** Viber's own REST bot API: https://developers.viber.com/docs/api/rest-bot-api/#callbacks */
export const viber: Sender<InboundEvent> = {
	source: 'viber',
	name: 'Viber Bot',
	description: 'Messages to a Viber bot, its subscribers, and what became of what it sent',
	api: 'viberBot',
	proof: 'body',
	fields: [],
	trigger: {
		action: 'On Viber bot message or event',
		help: [
			note(
				'The trigger registers its address at Viber when the workflow is activated, and removes it on deactivation. While it is registered, people can open the chat with the bot. Viber calls public https addresses with a certificate of a known authority only.',
			),
		],
		fields: [
			...welcomeFields,
			...redescribed(bot.setFields, 'eventTypes', { displayName: 'Events From Viber' }),
			botAccountField,
		],
	},
	async reader(node, form) {
		const { authToken } = await node.getCredentials('mittoViberBotApi');
		return viberReader({ token: String(authToken ?? ''), welcome: readWelcome(form) });
	},
	duplicateKey: viberKey,
	reference: trackingDataOf,
	register: (node, form) => {
		// A welcome that Viber would not show is told now, and not when a person waits for it.
		readWelcome(form);
		return botRegistrar(bot, node, form);
	},
	bot,
};
