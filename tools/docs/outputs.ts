import type { Schema } from '../schemas/schema';
import { code, table } from './markdown';

/** What the fields mean that nodes give out. A field has one meaning wherever it comes out. */
export const meanings: Record<string, string> = {
	outcome:
		'What became of the request; `accepted` means that the vendor took it, not that it arrived',
	messageId: "The vendor's id of the message",
	messageIds: 'All ids, where a failover or a broadcast has several',
	bulkId: "Mitto's id of the request",
	channel: 'The channel',
	destination: 'Who gets the message',
	status: 'Where the delivery stands, in the same words on all channels',
	final: 'Whether no other status can follow on this channel',
	rawStatus: "The vendor's own word for the status",
	trafficAccountId: "Mitto's traffic account",
	step: 'Which step of a failover was taken, counted from 1',
	reference: 'Your own mark, which comes back with reports',
	segments: 'In how many parts an SMS goes out, its encoding, and which characters forced Unicode',
	replaced: 'What Smart Encoding replaced in an SMS',
	reason: 'Why it was not accepted, in a word',
	detail: 'The same in words',
	nextAllowedAt: 'When it may go out (ISO 8601), for a Wait node',
	callbackId: 'The id in the token of the callback URL, by which a report is recognised',
	test: 'Whether the SMS API only checked the message',
	code: "The vendor's number for the reason",
	vendorText: "The vendor's own words",
	variant: 'Which variant of a campaign the recipient was drawn for',
	heldOut: 'Whether the recipient is in the control group, which gets nothing',
	insteadOf: 'In a test run, the recipient of the campaign whose message it is',
	intent: 'What a person asks for: `stop`, `start`, `help`, or nothing of these',
	executionId: 'The execution that waits, or waited',
	id: 'The id at the vendor',
	name: 'The name',
	uri: 'The name in addresses',
	icon: 'Address of the icon',
	background: 'Address of the background',
	category: 'Category of the account',
	subcategory: 'Subcategory of the account',
	country: 'Country, two letters',
	webhook: 'The webhook that is set',
	event_types: 'Events that the webhook gets',
	subscribers_count: 'How many people subscribed',
	members: 'Administrators of the account',
	avatar: 'Address of the picture of the person',
	language: 'Language of the phone',
	primary_device_os: 'System of the phone',
	api_version: "Level of Viber's API that the phone understands",
	viber_version: 'Version of Viber on the phone',
	mcc: 'Country code of the mobile network',
	mnc: 'Code of the mobile network',
	device_type: 'Kind of phone',
	description: "The vendor's explanation of the status",
	text: 'The text',
	mediaUrl: 'Address of the file',
	messageParts: 'In how many parts it was sent',
	createdAt: 'When it was taken',
	updatedAt: 'When its status last changed',
	lookupError: 'Why this one of several could not be looked up',
	set: 'Whether the webhook is set',
	service: 'Whose webhook it is',
	url: 'The address',
	deleted: 'Whether the webhook is gone',
	events: 'Which events are called for',
	pending: 'How many events wait to be told',
	lastError: 'Why the last call did not get through',
	lastErrorAt: 'When that was',
	response: "The vendor's whole answer",
	callbackUrl: 'The signed address',
	purpose: 'What the token is good for',
	expiresAt: 'When the token expires',
	valid: 'Whether the token is good',
	fault: 'What is wrong with it',
	keyPosition: 'Which of your keys signed the callback, counted from 1',
	event: 'What happened',
	occurredAt: 'When it happened, by the vendor (ISO 8601)',
	receivedAt: 'When the callback came in (ISO 8601)',
	raw: 'The callback as the vendor sent it',
	result: 'How the wait ended: put a Switch behind it',
	data: 'The answer: `approved`, `choice` or `text`, and who gave it when',
	respondedAt: 'When the answer came',
	responder: 'Who answered, where that is known',
	question: 'The question, while the wait goes on',
	wait: 'Until when the execution waits, while it does',
	attempts: 'What became of the messages before this one',
	errorCode: "The vendor's code of the failure",
	goal: 'What is waited for, while the wait goes on',
	campaignId: 'The campaign',
	running:
		'Whether an execution is sending it now; left out, as the next ones, for a campaign in parts or from a file, whose ledgers have names of their own',
	begun: 'Whether anything of it was sent',
	entriesOfAllCampaigns: 'How many entries the ledger has in all',
	execution: 'The execution that is sending it',
	hasUnknown: 'Whether the fate of some recipients is unknown',
	interruptedPercent: 'How far it had come when it was interrupted',
	cleared: 'Whether the ledger is empty now',
	entries: 'How many entries were forgotten',
	conversationId: "The vendor's id of the conversation",
	from: 'Who wrote: `id`, `name`, `phone`, `avatar`',
	to: 'Whom it was sent to',
	media: 'Files: `type`, `url`, `fileName`, `size`, `fileId`',
	location: '`latitude` and `longitude`',
	contact: '`name` and `phone`',
	postback: 'What stands behind the button that was tapped',
	replyTo: 'The message that this one answers',
	mediaError: 'Why a file could not be fetched',
};

/** What comes out, in the order of the editor's table. */
export function outputTable({ properties = {} }: Schema): string {
	const rows = Object.entries(properties).map(([name, schema]) => [
		code(name),
		kindOf(schema),
		[meanings[name] ?? '', words(schema)].filter((part) => part !== '').join('. '),
	]);
	return table(['Field', 'Kind', 'What it is'], rows);
}

function kindOf({ type }: Schema): string {
	const [kind, orNull] = [type].flat();
	return orNull === undefined ? String(kind) : `${kind} or null`;
}

function words({ enum: allowed }: Schema): string {
	const known = (allowed ?? []).filter((word) => word !== null);
	return known.length < 2 ? '' : `One of ${known.map((word) => code(word)).join(', ')}`;
}
