import type { IDataObject } from 'n8n-workflow';

import { jsonBodies, type Callback } from '../../../callbacks/callback';
import { inAnyCase, isStatusEvent } from './kinds';
import type { SecretCheck } from './secretHeader';
import { inboundEvent, type InboundEvent, type InboundKind } from '../../../callbacks/events';
import { readByName } from '../../../callbacks/knownNames';
import { Payload } from '../../../callbacks/payload';
import { phoneIn } from '../../../values/phoneIn';
import { readTime } from '../../../values/readTime';
import { normaliseStatus, type DeliveryStatus } from '../../../callbacks/status';
import type { CallbackReader } from '../../../callbacks/sender';
import { chatAppsNames, type ChatAppsField } from './names';

export interface ChatAppsSettings {
	check: SecretCheck;
	ownNames: Partial<Record<ChatAppsField, string>>;
}

/** One call may carry a list of events. */
export function chatAppsReader({
	check,
	ownNames,
}: ChatAppsSettings): CallbackReader<InboundEvent> {
	return (callback) => {
		const keyPosition = check(callback);
		const events = jsonBodies(callback).map((raw) => ({
			...eventOf(raw, callback, ownNames),
			keyPosition,
		}));
		return { kind: 'events', events };
	};
}

const kindOfStatus: Partial<Record<DeliveryStatus, InboundKind>> = {
	delivered: 'delivered',
	read: 'seen',
	failed: 'failed',
	expired: 'failed',
};

function eventOf(
	raw: IDataObject,
	{ query, receivedAt }: Callback,
	ownNames: ChatAppsSettings['ownNames'],
): InboundEvent {
	const found = readByName(raw, chatAppsNames, ownNames);
	const sender = readSender(raw, found.sender);
	const channel = channelOf(found.channel);
	const told = isStatusEvent(raw, ownNames) ? normaliseStatus(found.status, channel) : undefined;
	const event = told
		? (kindOfStatus[told.status] ?? 'other')
		: found.postback === null
			? 'message'
			: 'postback';
	return inboundEvent({
		event,
		channel,
		messageId: found.messageId,
		...told,
		conversationId: found.conversationId ?? new Payload(raw).at('conversation').text('id'),
		from: { ...sender, name: found.senderName ?? sender.name },
		to: found.destination,
		text: found.text,
		media:
			found.mediaUrl === null
				? []
				: [{ type: 'media', url: found.mediaUrl, fileName: null, size: null, fileId: null }],
		postback: found.postback,
		replyTo: found.replyTo,
		trafficAccountId: found.trafficAccountId ?? query.ta ?? null,
		occurredAt: readTime(found.occurredAt),
		receivedAt: new Date(receivedAt).toISOString(),
		raw,
	});
}

/** A text, or an object as in the message model of the API. */
function readSender(raw: IDataObject, text: string | null) {
	if (text !== null) return { id: text, phone: phoneIn(text), name: null };
	const sender = new Payload(inAnyCase(raw, 'sender') ?? inAnyCase(raw, 'from'));
	const phone = sender.text('phoneNumber') ?? sender.text('phone');
	const id = phone ?? sender.text('messagingAppIdentifier') ?? sender.text('id');
	return { id, phone: phone ?? phoneIn(id), name: sender.text('name') };
}

/** The channel's word in this package; `chatApps` when Mitto does not say which app it was. */
function channelOf(word: string | null): string {
	const name = word?.toLowerCase() ?? '';
	if (name.includes('whatsapp')) return 'whatsApp';
	if (name.includes('viber')) return 'viber';
	return word ?? 'chatApps';
}
