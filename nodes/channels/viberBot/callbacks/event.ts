import { bodyKey } from '../../../callbacks/bodyKey';
import type { IDataObject } from 'n8n-workflow';

import { NotGenuine, type Callback } from '../../../callbacks/callback';
import {
	inboundEvent,
	type InboundEvent,
	type InboundKind,
	type InboundMedia,
} from '../../../callbacks/events';
import { Payload } from '../../../callbacks/payload';
import { normaliseStatus } from '../../../callbacks/status';
import { isoTime } from '../../../values/isoTime';

const kinds = new Map<string, InboundKind>([
	['message', 'message'],
	['subscribed', 'subscribed'],
	['unsubscribed', 'unsubscribed'],
	['conversation_started', 'conversationStarted'],
]);

/** What became of a message of ours. */
const receipts = new Map<string, InboundKind>([
	['delivered', 'delivered'],
	['seen', 'seen'],
	['failed', 'failed'],
]);

/** Kinds of messages that carry a file. Of a sticker only the number may come. */
const mediaTypes = ['picture', 'video', 'file', 'sticker'];

/** One callback of Viber; events that are not known pass as `other`. */
export function viberEvent(raw: IDataObject, { query, receivedAt }: Callback): InboundEvent {
	const body = new Payload(raw);
	const word = body.text('event');
	if (word === null) throw new NotGenuine(400, 'The body names no event of Viber');

	const user = body.at(body.has('sender') ? 'sender' : 'user');
	const message = body.at('message');
	const person = user.text('id') ?? body.text('user_id');
	return inboundEvent({
		event: kinds.get(word) ?? receipts.get(word) ?? 'other',
		channel: 'viber',
		messageId: body.text('message_token'),
		...(receipts.has(word) && normaliseStatus(word, 'viber')),
		conversationId: body.text('chat_id') ?? person,
		from: { id: person, name: user.text('name'), avatar: user.text('avatar') },
		...(message.text('type') !== null && contentOf(message)),
		trafficAccountId: query.ta ?? null,
		occurredAt: isoTime(body.number('timestamp')),
		receivedAt: new Date(receivedAt).toISOString(),
		raw,
	});
}

/** `message_token` alone is not enough: delivered and seen have the token of what was sent. */
export function viberKey({ raw, messageId, from }: InboundEvent): string {
	if (messageId === null) return bodyKey(raw);
	return `${String(raw.event)}:${messageId}:${from.id}`;
}

/** The tracking data of the bot's last message, which Viber gives back with what the user writes. */
export function trackingDataOf({ raw }: InboundEvent): string | null {
	return new Payload(raw).at('message').text('tracking_data');
}

function contentOf(message: Payload) {
	const type = message.text('type') ?? '';
	const latitude = message.at('location').number('lat');
	const longitude = message.at('location').number('lon');
	const contact = message.at('contact');
	return {
		text: message.text('text') ?? (type === 'url' ? message.text('media') : null),
		media: mediaTypes.includes(type) ? [mediaOf(type, message)] : [],
		location: latitude === null || longitude === null ? null : { latitude, longitude },
		contact:
			type === 'contact'
				? { name: contact.text('name'), phone: contact.text('phone_number') }
				: null,
	};
}

function mediaOf(type: string, message: Payload): InboundMedia {
	return {
		type,
		url: message.text('media'),
		fileName: message.text('file_name'),
		size: message.number('file_size') ?? message.number('size'),
		fileId: message.text('sticker_id'),
	};
}
