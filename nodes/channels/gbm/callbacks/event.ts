import type { IDataObject } from 'n8n-workflow';

import { bodyKey } from '../../../callbacks/bodyKey';
import type { Callback } from '../../../callbacks/callback';
import { inboundEvent, type InboundEvent, type InboundMedia } from '../../../callbacks/events';
import { Payload } from '../../../callbacks/payload';
import { normaliseStatus } from '../../../callbacks/status';
import { isoTime } from '../../../values/isoTime';

type Part = Partial<InboundEvent> & Pick<InboundEvent, 'event'>;

/** The events of one call: one for each receipt, otherwise a single one. */
export function gbmEvents(
	raw: IDataObject,
	{ query, receivedAt }: Callback,
	keyPosition: number,
): InboundEvent[] {
	const body = new Payload(raw);
	const conversationId = body.text('conversationId');
	const common = {
		channel: 'gbm',
		conversationId,
		// Google names no person beyond the conversation.
		from: { id: conversationId, name: body.at('context').at('userInfo').text('displayName') },
		to: body.text('agent'),
		trafficAccountId: query.ta ?? null,
		keyPosition,
		occurredAt: timeOf(body),
		receivedAt: new Date(receivedAt).toISOString(),
		raw,
	};
	return partsOf(body).map((part) => inboundEvent({ ...common, ...part }));
}

/** Google's own sample tells repeats by the message's id, else by the request's. */
export function gbmKey({ event, messageId, raw }: InboundEvent): string {
	if (messageId !== null) return `${event}:${messageId}`;
	return new Payload(raw).text('requestId') || bodyKey(raw);
}

function partsOf(body: Payload): Part[] {
	if (body.has('message')) return [messagePart(body.at('message'))];
	if (body.has('suggestionResponse')) return [tapPart(body.at('suggestionResponse'))];
	if (body.has('userStatus')) return [statusPart(body.at('userStatus'))];
	const receipts = body.at('receipts').list('receipts').map(receiptPart);
	return receipts.length > 0 ? receipts : [{ event: 'other' }];
}

function messagePart(message: Payload): Part {
	const text = message.text('text');
	const image = text === null ? undefined : imageIn(text);
	return {
		event: 'message',
		messageId: message.text('messageId') ?? lastSegment(message.text('name')),
		...(image === undefined ? { text } : { media: [image] }),
	};
}

/** An image comes as a text that is nothing but a signed address in Google's storage. */
function imageIn(text: string): InboundMedia | undefined {
	const address = text.trim();
	const isImage =
		/^https:\/\/(storage\.googleapis\.com|[\w.-]+\.googleusercontent\.com)\/\S+$/.test(address) &&
		/[?&](x-goog-signature|signature)=/i.test(address);
	if (!isImage) return undefined;
	return { type: 'image', url: address, fileName: null, size: null, fileId: null };
}

function tapPart(response: Payload): Part {
	return {
		event: 'postback',
		text: response.text('text'),
		postback: response.text('postbackData'),
		replyTo: lastSegment(response.text('message')),
	};
}

function statusPart(status: Payload): Part {
	if (status.flag('requestedLiveAgent')) return { event: 'liveAgentRequested' };
	return { event: status.flag('isTyping') ? 'typing' : 'other' };
}

function receiptPart(receipt: Payload): Part {
	const word = receipt.text('receiptType');
	return {
		event: word === 'DELIVERED' ? 'delivered' : word === 'READ' ? 'seen' : 'other',
		messageId: lastSegment(receipt.text('message')),
		...normaliseStatus(word, 'gbm'),
	};
}

/** `conversations/C/messages/M` names the message M. */
function lastSegment(name: string | null): string | null {
	return name?.split('/').at(-1) || null;
}

function timeOf(body: Payload): string | null {
	const parts = ['message', 'suggestionResponse', 'userStatus', 'receipts', 'surveyResponse'];
	const created = parts.map((name) => body.at(name).text('createTime'));
	const time = [...created, body.text('sendTime')].find((candidate) => candidate !== null);
	return isoTime(Date.parse(time ?? ''));
}
