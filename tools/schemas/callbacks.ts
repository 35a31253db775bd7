import type { CreatedUrl } from '../../nodes/MittoSend/operations/callback/createUrl';
import type { TokenReport } from '../../nodes/MittoSend/operations/callback/verifyToken';
import type { Resumption } from '../../nodes/MittoSend/operations/callback/resumeWaiting';
import { tokenFaults } from '../../nodes/callbacks/token';
import { anyObject, flag, integer, object, oneOf, orNull, text, type Schema } from './schema';

const createdUrl = object<CreatedUrl>(
	{
		callbackUrl: text,
		callbackId: text,
		purpose: oneOf('delivery', 'inbound'),
		reference: orNull(text),
		expiresAt: text,
	},
	{},
);

const tokenReport = object<TokenReport>(
	{
		valid: flag,
		fault: orNull(oneOf(...Object.keys(tokenFaults))),
		reason: orNull(text),
		callbackId: orNull(text),
		reference: orNull(text),
		keyPosition: orNull(integer),
		expiresAt: orNull(text),
	},
	{},
);

const resumption = object<Resumption>(
	{
		outcome: oneOf('resumed', 'notWaiting', 'refused'),
		reason: orNull(text),
		executionId: text,
	},
	{},
);

/** A delivery or an inbound event, by what was read: these are the fields that both have. */
const readCallback: Schema = {
	type: 'object',
	properties: {
		event: text,
		channel: orNull(text),
		messageId: orNull(text),
		trafficAccountId: orNull(text),
		keyPosition: orNull(integer),
		occurredAt: orNull(text),
		receivedAt: text,
		raw: anyObject,
	},
	required: ['event'],
};

/** What the operations of the channel "Callback" give out. */
export const callback = {
	createUrl: createdUrl,
	verifyToken: tokenReport,
	read: readCallback,
	resumeWaiting: resumption,
};
