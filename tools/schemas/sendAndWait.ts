import { anyObject, flag, integer, list, object, oneOf, orNull, text, type Schema } from './schema';
import { sendResult } from './messages';

const responder = object<{ id: unknown; name: unknown; phone: unknown }>(
	{ id: orNull(text), name: orNull(text), phone: orNull(text) },
	{},
);

/** Of a wait that goes on, or whose time is over. */
const waiting = object<{ id: unknown; until: unknown; execution: unknown }>(
	{ id: text, until: text, execution: text },
	{},
);

/** How the wait ended comes first in every item of the node, then what was sent. */
function withSent(always: Record<string, Schema>, sometimes: Record<string, Schema>): Schema {
	return {
		...sendResult,
		properties: { ...always, ...sendResult.properties, ...sometimes },
		required: [...(sendResult.required ?? []), ...Object.keys(always)],
	};
}

const answer: Schema = {
	type: 'object',
	properties: {
		approved: flag,
		choice: text,
		text,
		chatInput: text,
		respondedAt: text,
		responder,
	},
	required: ['respondedAt', 'responder'],
	additionalProperties: false,
};

const attempt = object<{ channel: unknown; messageId: unknown; status: unknown; reason: unknown }>(
	{ channel: orNull(text), messageId: orNull(text), status: text, reason: orNull(text) },
	{},
);

/** By operation. */
export const sendAndWait: Record<string, Schema> = {
	sendAndWait: withSent(
		{ result: oneOf('answered', 'declined', 'timedOut') },
		{ data: answer, respondedAt: text, responder, question: anyObject, wait: waiting },
	),
	sendAndWaitForReport: withSent(
		{ result: oneOf('sent', 'delivered', 'read', 'notDelivered', 'timedOut') },
		{
			step: integer,
			attempts: list(attempt),
			status: oneOf('queued', 'sent', 'delivered', 'read', 'failed', 'expired', 'unknown'),
			final: flag,
			rawStatus: orNull(text),
			errorCode: orNull(text),
			description: orNull(text),
			goal: text,
			wait: waiting,
		},
	),
};
