import type { BroadcastRow } from '../../nodes/MittoSend/operations/viberBot/broadcast';
import { viberBotMessages } from '../../nodes/channels/viberBot';
import { chatResult, without } from './messages';
import { integer, list, object, oneOf, orNull, text, type Schema } from './schema';

const mittoOnly = [
	'messageIds',
	'bulkId',
	'trafficAccountId',
	'step',
	'status',
	'final',
	'rawStatus',
	'segments',
	'replaced',
	'reason',
	'detail',
	'nextAllowedAt',
	'reference',
];
const messageResult = without(chatResult, ...mittoOnly);

const broadcastRow = object<BroadcastRow>(
	{
		outcome: oneOf('accepted', 'rejected'),
		messageId: orNull(text),
		destination: text,
		channel: text,
	},
	{ code: integer, reason: text, vendorText: text },
);

/** As Viber gives it; it may add to it any day. */
const fromViber = (properties: Record<string, Schema>): Schema => ({ type: 'object', properties });

const account = fromViber({
	id: text,
	name: text,
	uri: text,
	icon: text,
	background: text,
	category: text,
	subcategory: text,
	country: text,
	webhook: text,
	event_types: list(text),
	subscribers_count: integer,
	members: list(fromViber({ id: text, name: text, avatar: text, role: text })),
});

const user = fromViber({
	id: text,
	name: text,
	avatar: text,
	country: text,
	language: text,
	primary_device_os: text,
	api_version: integer,
	viber_version: text,
	mcc: integer,
	mnc: integer,
	device_type: text,
});

/** A new message type of the channel has its output described without a line here. */
export const viberBot: Record<string, Schema> = {
	...Object.fromEntries(viberBotMessages.map(({ operation }) => [operation, messageResult])),
	broadcast: broadcastRow,
	getAccountInfo: account,
	getUserDetails: user,
};
