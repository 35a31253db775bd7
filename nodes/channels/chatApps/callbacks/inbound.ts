import { bodyKey, wordsKey } from '../../../callbacks/bodyKey';
import type { InboundEvent } from '../../../callbacks/events';
import { ownNamesField, readOwnNames } from '../../../callbacks/knownNames';
import type { Sender } from '../../../callbacks/sender';
import { note } from '../../../form/note';
import { showFor } from '../../../form/show';
import { chatAppsLabels, chatAppsNames } from './names';
import { chatAppsReader } from './reader';
import { secretCheck, secretHeader } from './secretHeader';
import { registerAtMitto, setUpField, webhookFields } from './webhook';

/** Webhooks of Mitto's chat apps: what people write by WhatsApp and to Viber Business. */
export const chatApps: Sender<InboundEvent> = {
	source: 'chatApps',
	name: 'WhatsApp and Viber Business',
	description: 'Messages that Mitto passes on from WhatsApp and Viber Business',
	api: 'mitto',
	proof: 'header',
	fields: [ownNamesField(chatAppsLabels)],
	trigger: {
		action: 'On WhatsApp or Viber Business message',
		help: [
			...showFor({ setUp: ['automatic'] }, [
				note(
					'The trigger registers a webhook at Mitto for the chosen senders when the workflow is activated, with a secret that Mitto sends along, and removes it on deactivation.',
				),
			]),
			...showFor({ setUp: ['byHand'] }, [
				note(
					`Give Mitto the Production URL of this trigger, and ask for the header <code>${secretHeader}</code> on each call, with one of the Inbound Signing Keys of the credential as its value.`,
					'helpByHand',
				),
			]),
		],
		fields: [setUpField, ...showFor({ setUp: ['automatic'] }, webhookFields)],
	},
	async reader(node, form) {
		const registered = form.text('setUp') !== 'byHand';
		return chatAppsReader({
			check: await secretCheck(node, 'inbound', registered),
			ownNames: readOwnNames(form, chatAppsNames),
		});
	},
	duplicateKey: (told) => {
		const { event, messageId, raw } = told;
		// Created and Sent are both "other", Failed and Expired both "failed": their bodies tell them apart.
		if (event !== 'message' && event !== 'postback') return bodyKey(raw);
		return messageId === null ? wordsKey(told) : `${event}:${messageId}`;
	},
	register: registerAtMitto,
};
