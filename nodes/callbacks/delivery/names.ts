import type { DeliveryEvent } from '../events';
import type { KnownNames } from '../knownNames';

type Field = Extract<
	keyof DeliveryEvent,
	| 'messageId'
	| 'rawStatus'
	| 'errorCode'
	| 'description'
	| 'reference'
	| 'destination'
	| 'trafficAccountId'
	| 'channel'
	| 'occurredAt'
>;

/**
 * Names in delivery reports. The first of each is what Mitto's own documents use; the others come
 * from published code that reads Mitto's callbacks, and from the models of its chat apps API.
 */
export const reportNames: KnownNames<Field> = {
	messageId: ['messageId', 'msgid', 'message_id', 'id'],
	rawStatus: ['status', 'deliveryStatus', 'delivery_status'],
	errorCode: ['errorcode', 'error_code', 'error'],
	description: ['description', 'reason', 'message'],
	reference: ['reference', 'ref', 'clientRef'],
	destination: ['destination', 'to', 'receiver', 'msisdn'],
	trafficAccountId: ['trafficAccountId'],
	channel: ['channel', 'messagingApp'],
	occurredAt: ['updatedAt', 'timestamp', 'occurredAt', 'time', 'date'],
};
