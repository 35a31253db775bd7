import type { InboundEvent } from '../../../callbacks/events';
import type { CallbackSource } from '../../../callbacks/source';
import { viberKey } from './event';
import { receiveViber } from './receive';
import { readWelcome, welcomeFields } from './welcome';

/** Viber's own REST bot API: https://developers.viber.com/docs/api/rest-bot-api/#callbacks */
export const viber: CallbackSource<InboundEvent> = {
	source: 'viber',
	name: 'Viber Bot',
	description: 'Messages to a Viber bot, its subscribers, and what became of what it sent',
	credential: 'mittoViberBotApi',
	fields: welcomeFields,
	async receiver(node, form) {
		const { authToken } = await node.getCredentials('mittoViberBotApi');
		return receiveViber({ token: String(authToken ?? ''), welcome: readWelcome(form) });
	},
	duplicateKey: viberKey,
};
