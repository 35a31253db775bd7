import type { IDataObject } from 'n8n-workflow';

import type { Intent } from './intent/words';
import type { NormalisedStatus } from './status';

/** What a delivery report says about one message. Absent is `null`, never a missing key. */
export type DeliveryEvent = NormalisedStatus & {
	event: 'delivery';
	channel: string | null;
	messageId: string | null;
	errorCode: string | null;
	description: string | null;
	reference: string | null;
	destination: string | null;
	trafficAccountId: string | null;
	/** The id that a signed callback URL was made with: known before the vendor gives the message its id. */
	callbackId: string | null;
	/** Position of the key that signed the callback, counted from 1; null where no key ring is used. */
	keyPosition: number | null;
	/** ISO 8601, UTC; null when the vendor gives no time. */
	occurredAt: string | null;
	receivedAt: string;
	/** The callback as the vendor sent it, parsed; integers above 2^53 are texts. */
	raw: IDataObject;
};

export type InboundKind =
	| 'message'
	| 'postback'
	| 'subscribed'
	| 'unsubscribed'
	| 'conversationStarted'
	| 'delivered'
	| 'seen'
	| 'failed'
	| 'liveAgentRequested'
	| 'typing'
	| 'edited'
	| 'other';

export type InboundPerson = {
	id: string | null;
	name: string | null;
	phone: string | null;
	/** URL of a picture. */
	avatar: string | null;
};

export type InboundMedia = {
	/** The vendor's word for the kind: picture, photo, voice, document … */
	type: string;
	/** Where it can be fetched; null when the vendor wants another call first (Telegram). */
	url: string | null;
	fileName: string | null;
	/** Bytes. */
	size: number | null;
	/** The vendor's id of the file, where there is one. */
	fileId: string | null;
};

type Nullable<T> = { [Key in keyof T]: T[Key] | null };

/**
 * What came in from a person, or what a channel tells about a message to one: then `status`, `final`
 * and `rawStatus` say how far it came. The same shape on every channel. Absent is `null`, never a missing key. */
export type InboundEvent = Nullable<NormalisedStatus> & {
	event: InboundKind;
	channel: string;
	messageId: string | null;
	conversationId: string | null;
	from: InboundPerson;
	/** Our own side: number, bot or agent that was written to. */
	to: string | null;
	text: string | null;
	/** What the whole message asks for, by a word such as STOP or HELP; null where it is no such word. */
	intent: Intent | null;
	media: InboundMedia[];
	location: { latitude: number; longitude: number } | null;
	contact: { name: string | null; phone: string | null } | null;
	/** Data of the button or suggestion that was tapped. */
	postback: string | null;
	/** Id of the message that this one answers. */
	replyTo: string | null;
	trafficAccountId: string | null;
	/** Position of the key that signed the callback, counted from 1; null where no key ring is used. */
	keyPosition: number | null;
	/** ISO 8601, UTC; null when the vendor gives no time. */
	occurredAt: string | null;
	receivedAt: string;
	/** The callback as the vendor sent it, parsed; integers above 2^53 are texts. */
	raw: IDataObject;
};

export type CallbackEvent = DeliveryEvent | InboundEvent;

/** What must be given of an event; the rest is `null` until it is. */
type Given<Event, Required extends keyof Event> = Partial<Event> & Pick<Event, Required>;

/** A delivery event with `null` for all that was not given. */
export function deliveryEvent(
	given: Given<DeliveryEvent, 'status' | 'final' | 'rawStatus' | 'receivedAt' | 'raw'>,
): DeliveryEvent {
	return {
		event: 'delivery',
		channel: null,
		messageId: null,
		errorCode: null,
		description: null,
		reference: null,
		destination: null,
		trafficAccountId: null,
		callbackId: null,
		keyPosition: null,
		occurredAt: null,
		...given,
	};
}

/** An inbound event with `null` for all that was not given, in the order that the editor shows. */
export function inboundEvent({
	event,
	channel,
	from,
	...given
}: Given<Omit<InboundEvent, 'from'>, 'event' | 'channel' | 'receivedAt' | 'raw'> & {
	from?: Partial<InboundPerson>;
}): InboundEvent {
	return {
		event,
		channel,
		messageId: null,
		status: null,
		final: null,
		rawStatus: null,
		conversationId: null,
		from: { id: null, name: null, phone: null, avatar: null, ...from },
		to: null,
		text: null,
		intent: null,
		media: [],
		location: null,
		contact: null,
		postback: null,
		replyTo: null,
		trafficAccountId: null,
		keyPosition: null,
		occurredAt: null,
		...given,
	};
}
