import { isRecord } from '../values/records';

/** One message that Mitto took. */
export interface TakenMessage {
	messageId: string;
	trafficAccountId?: string;
	destination?: string;
	/** Mitto's own word at the time of sending, usually "Ready". */
	rawStatus?: string;
}

/** What Mitto's answers to a send have in common, whatever their shape. */
export interface SendReply {
	bulkId?: string;
	messages: TakenMessage[];
}

/**
 * Reads the answers that Mitto is known to give to a send: one message object; `{ id }`; a list of
 * ids (failover); `{ messages: [...] }`; `{ bulkId, messages: [...] }`. The SMS API calls the
 * recipient `to`. Ids are opaque: UUIDs and ULIDs both occur. An answer of any other shape has no messages.
 */
export function readSendReply(body: unknown): SendReply {
	if (Array.isArray(body)) return { messages: body.flatMap(readMessage) };
	if (!isRecord(body)) return { messages: readMessage(body) };

	const bulkId = typeof body.bulkId === 'string' ? body.bulkId : undefined;
	const list = Array.isArray(body.messages) ? body.messages : [body];
	return { ...(bulkId && { bulkId }), messages: list.flatMap(readMessage) };
}

function readMessage(value: unknown): TakenMessage[] {
	if (typeof value === 'string' && value !== '') return [{ messageId: value }];
	if (!isRecord(value)) return [];

	// Mitto's Viber sample has both, and messages are looked up by messageId.
	const messageId = value.messageId ?? value.id;
	if (typeof messageId !== 'string' && typeof messageId !== 'number') return [];

	const { trafficAccountId, destination = value.to, deliveryStatus } = value;
	return [
		{
			messageId: String(messageId),
			...(typeof trafficAccountId === 'string' && { trafficAccountId }),
			...((typeof destination === 'string' || typeof destination === 'number') && {
				destination: String(destination),
			}),
			...(typeof deliveryStatus === 'string' && { rawStatus: deliveryStatus }),
		},
	];
}
