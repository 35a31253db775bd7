import { bodyKey } from '../../../callbacks/bodyKey';
import { readCallbackKeys } from '../../../callbacks/callbackKeys';
import type { InboundEvent } from '../../../callbacks/events';
import { ownNamesField, readOwnNames } from '../../../callbacks/knownNames';
import type { CallbackSource } from '../../../callbacks/source';
import { smsLabels, smsNames } from './names';
import { receiveSms } from './receive';

/** Two-way SMS. Mitto sends them to the address that its staff set for the number. */
export const sms: CallbackSource<InboundEvent> = {
	source: 'sms',
	name: 'SMS',
	description: 'Text messages to a number that Mitto has set up for two-way SMS',
	credential: 'mittoCallbackKeysApi',
	fields: [ownNamesField(smsLabels)],
	async receiver(node, form) {
		const { inbound, tolerance } = await readCallbackKeys(node);
		return receiveSms({ keys: inbound, tolerance, ownNames: readOwnNames(form, smsNames) });
	},
	// Two people's "yes", or one person's two, must not be one: without an id and a time the minute counts.
	duplicateKey: ({ messageId, raw, occurredAt, receivedAt }) =>
		messageId ?? `${bodyKey(raw)}:${occurredAt ?? receivedAt.slice(0, 16)}`,
};
