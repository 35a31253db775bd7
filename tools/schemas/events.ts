import type { TriggerEvent } from '../../nodes/MittoInboundTrigger/media';
import type {
	DeliveryEvent,
	InboundEvent,
	InboundMedia,
	InboundPerson,
} from '../../nodes/callbacks/events';
import { intents } from '../../nodes/callbacks/intent/words';
import { deliveryStatuses } from '../../nodes/callbacks/status';
import { anyObject, flag, integer, list, number, object, oneOf, orNull, text } from './schema';

export const status = oneOf(...Object.keys(deliveryStatuses));

export const deliveryEvent = object<DeliveryEvent>(
	{
		event: oneOf('delivery'),
		channel: orNull(text),
		messageId: orNull(text),
		status,
		final: flag,
		rawStatus: orNull(text),
		errorCode: orNull(text),
		description: orNull(text),
		reference: orNull(text),
		destination: orNull(text),
		trafficAccountId: orNull(text),
		callbackId: orNull(text),
		keyPosition: orNull(integer),
		occurredAt: orNull(text),
		receivedAt: text,
		raw: anyObject,
	},
	{},
);

const person = object<InboundPerson>(
	{ id: orNull(text), name: orNull(text), phone: orNull(text), avatar: orNull(text) },
	{},
);

const media = object<InboundMedia>(
	{
		type: text,
		url: orNull(text),
		fileName: orNull(text),
		size: orNull(number),
		fileId: orNull(text),
	},
	{},
);

const location = object<NonNullable<InboundEvent['location']>>(
	{ latitude: number, longitude: number },
	{},
);

const contact = object<NonNullable<InboundEvent['contact']>>(
	{ name: orNull(text), phone: orNull(text) },
	{},
);

export const inboundEvent = object<TriggerEvent>(
	{
		event: oneOf(
			'message',
			'postback',
			'subscribed',
			'unsubscribed',
			'conversationStarted',
			'delivered',
			'seen',
			'failed',
			'liveAgentRequested',
			'typing',
			'edited',
			'other',
		),
		channel: text,
		messageId: orNull(text),
		status: orNull(status),
		final: orNull(flag),
		rawStatus: orNull(text),
		conversationId: orNull(text),
		from: person,
		to: orNull(text),
		text: orNull(text),
		intent: orNull(oneOf(...intents)),
		media: list(media),
		location: orNull(location),
		contact: orNull(contact),
		postback: orNull(text),
		replyTo: orNull(text),
		trafficAccountId: orNull(text),
		keyPosition: orNull(integer),
		occurredAt: orNull(text),
		receivedAt: text,
		raw: anyObject,
	},
	{ mediaError: text },
);
