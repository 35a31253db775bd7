import type { InboundEvent } from '../../../callbacks/events';
import { ownNamesField, readOwnNames } from '../../../callbacks/knownNames';
import { secretCheck } from './secretHeader';
import { setUpField } from './webhook';
import { bodyKey } from '../../../callbacks/bodyKey';
import type { CallbackSource } from '../../../callbacks/source';
import { chatAppsLabels, chatAppsNames } from './names';
import { receiveChatApps } from './receive';

/** Webhooks of Mitto's chat apps: what people write by WhatsApp and to Viber Business. */
export const chatApps: CallbackSource<InboundEvent> = {
	source: 'chatApps',
	name: 'WhatsApp and Viber Business',
	description: 'Messages that Mitto passes on from WhatsApp and Viber Business',
	credential: 'mittoApi',
	fields: [setUpField, ownNamesField(chatAppsLabels)],
	async receiver(node, form) {
		const registered = form.text('setUp') !== 'byHand';
		return receiveChatApps({
			check: await secretCheck(node, 'inbound', registered),
			ownNames: readOwnNames(form, chatAppsNames),
		});
	},
	duplicateKey: ({ event, messageId, raw }) =>
		// Created and Sent are both "other", Failed and Expired both "failed": their bodies tell them apart.
		messageId !== null && (event === 'message' || event === 'postback')
			? `${event}:${messageId}`
			: bodyKey(raw),
};
