import { wordsKey } from '../../../callbacks/bodyKey';
import { readCallbackKeys } from '../../../callbacks/callbackKeys';
import type { InboundEvent } from '../../../callbacks/events';
import { ownNamesField, readOwnNames } from '../../../callbacks/knownNames';
import type { Sender } from '../../../callbacks/sender';
import { note } from '../../../form/note';
import { smsLabels, smsNames } from './names';
import { smsReader } from './reader';

/** Two-way SMS. Mitto sends them to the address that its staff set for the number. */
export const sms: Sender<InboundEvent> = {
	source: 'sms',
	name: 'SMS',
	description: 'Text messages to a number that Mitto has set up for two-way SMS',
	api: 'mitto',
	proof: 'url',
	fields: [ownNamesField(smsLabels)],
	trigger: {
		action: 'On SMS received',
		help: [
			note(
				'Mitto’s staff set up two-way SMS: they need the address to call. Take the Production URL of this trigger, let <b>Mitto Send › Callback › Create Signed URL</b> sign it for inbound messages, and mail the result to Mitto. Ask for a POST with JSON such as <code>{"messageId": …, "from": …, "to": …, "text": …, "timestamp": …}</code>; other names are found as well, or can be given under Field Names.',
			),
		],
		fields: [],
	},
	async reader(node, form) {
		const { inbound, tolerance } = await readCallbackKeys(node);
		return smsReader({ keys: inbound, tolerance, ownNames: readOwnNames(form, smsNames) });
	},
	duplicateKey: (event) => event.messageId ?? wordsKey(event),
};
