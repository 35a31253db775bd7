import type { SendResult } from '../../nodes/sending/result';
import type { Replacement } from '../../nodes/channels/sms/smartEncoding';
import type { ExplainedSegments } from '../../nodes/channels/sms/unicode';
import { status } from './events';
import { flag, integer, list, object, oneOf, orNull, text, type Schema } from './schema';

const segments = object<ExplainedSegments>(
	{ encoding: oneOf('GSM-7', 'UCS-2'), length: integer, segments: integer },
	{ forcedBy: list(text), saving: integer },
);

export const replacement = object<Replacement>({ character: text, by: text, count: integer }, {});

/** What comes out for one message that was sent. */
export const sendResult: Schema = object<SendResult>(
	{
		outcome: oneOf('accepted', 'rejected', 'skipped', 'deferred', 'unknown'),
		messageId: orNull(text),
		channel: text,
		destination: text,
	},
	{
		status,
		final: flag,
		rawStatus: orNull(text),
		messageIds: list(text),
		bulkId: text,
		trafficAccountId: text,
		step: integer,
		reference: text,
		segments,
		replaced: list(replacement),
		reason: oneOf('quietHours'),
		detail: text,
		nextAllowedAt: text,
		callbackId: text,
		test: flag,
	},
);

/**
 * The same without what only the SMS API has, so that the editor does not promise it elsewhere. A
 * failover may end as an SMS, whose segments are told.
 */
export const chatResult: Schema = without(sendResult, 'callbackId', 'test');

export function without({ properties, ...schema }: Schema, ...names: string[]): Schema {
	const left = Object.entries(properties ?? {}).filter(([name]) => !names.includes(name));
	return { ...schema, properties: Object.fromEntries(left) };
}
