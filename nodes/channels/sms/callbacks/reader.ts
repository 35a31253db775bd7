import type { IDataObject } from 'n8n-workflow';

import { mergedFields, NotGenuine, type Callback } from '../../../callbacks/callback';
import { inboundEvent, type InboundEvent } from '../../../callbacks/events';
import type { KeyRing } from '../../../callbacks/keyRing';
import { readByName } from '../../../callbacks/knownNames';
import { phoneIn } from '../../../values/phoneIn';
import { readTime } from '../../../values/readTime';
import type { CallbackReader } from '../../../callbacks/sender';
import { proveToken } from '../../../callbacks/tokenProof';
import { smsNames, type SmsField } from './names';

export interface SmsSettings {
	/** Keys for inbound messages; those for delivery reports open nothing here. */
	keys: KeyRing;
	/** Seconds by which clocks may differ. */
	tolerance: number;
	ownNames: Partial<Record<SmsField, string>>;
}

export function smsReader({
	keys,
	tolerance,
	ownNames,
}: SmsSettings): CallbackReader<InboundEvent> {
	return (callback) => {
		const { keyPosition } = proveToken(callback, keys, tolerance);
		const raw = fieldsOf(callback);
		const found = readByName(raw, smsNames, ownNames);
		const event = inboundEvent({
			event: 'message',
			channel: 'sms',
			messageId: found.messageId,
			from: { id: found.sender, phone: phoneIn(found.sender) },
			to: found.destination,
			text: found.text,
			trafficAccountId: found.trafficAccountId,
			keyPosition,
			occurredAt: readTime(found.occurredAt),
			receivedAt: new Date(callback.receivedAt).toISOString(),
			raw,
		});
		return { kind: 'events', events: [event] };
	};
}

/**
 * Names that are not known are no reason to refuse: the flow's builder sees them in `raw` and can name
 * them. The token is not part of what the flow gets.
 *
 * @throws {NotGenuine} 400 when the callback says nothing at all
 */
function fieldsOf(callback: Callback): IDataObject {
	const fields = Object.entries(mergedFields(callback)).filter(([name]) => name !== 'token');
	if (fields.length > 0) return Object.fromEntries(fields);
	throw new NotGenuine(400, 'The callback has neither a body nor fields in its query');
}
