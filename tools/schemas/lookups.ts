import type { MessageStatus } from '../../nodes/MittoSend/operations/messageStatus';
import type { BotWebhook } from '../../nodes/callbacks/bot';
import type { WebhookSet } from '../../nodes/MittoSend/operations/webhook/set';
import { status } from './events';
import { anyObject, flag, integer, list, object, oneOf, orNull, text, type Schema } from './schema';

const messageStatus = object<MessageStatus>(
	{
		messageId: orNull(text),
		status,
		channel: orNull(text),
		final: flag,
		rawStatus: orNull(text),
		description: orNull(text),
		destination: orNull(text),
		reference: orNull(text),
		trafficAccountId: orNull(text),
		text: orNull(text),
		mediaUrl: orNull(text),
		messageParts: orNull(integer),
		createdAt: orNull(text),
		updatedAt: orNull(text),
		lookupError: orNull(text),
	},
	{},
);

const service = oneOf('telegramBot', 'viberBot');

const webhookSet = object<WebhookSet>(
	{ set: flag, service, url: text, replaced: orNull(text) },
	{},
);

const webhookInfo = object<BotWebhook>(
	{
		service,
		url: orNull(text),
		events: orNull(list(text)),
		pending: orNull(integer),
		lastError: orNull(text),
		lastErrorAt: orNull(text),
	},
	{},
);

/** Operations of Mitto Send that send no message. */
export const lookups: Record<string, Record<string, Schema>> = {
	message: { get: messageStatus },
	webhook: {
		set: webhookSet,
		delete: object<{ deleted: true }>({ deleted: flag }, {}),
		getInfo: webhookInfo,
	},
	// The answer is Mitto's own; only a list gets a name.
	api: { request: { type: 'object', properties: { response: list(anyObject) } } },
};
