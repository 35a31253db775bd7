import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { extrasOf } from '../../../channels/extras';
import { viberBotMessages } from '../../../channels/viberBot';
import { senderNameField } from '../../../channels/viberBot/envelope';
import { keyboardFields } from '../../../channels/viberBot/keyboard';
import { limits } from '../../../channels/viberBot/limits';
import type { ViberBotMessage } from '../../../channels/viberBot/viberBotMessage';
import { showFor } from '../../../form/show';
import { isRecord } from '../../../values/records';
import { chosen } from '../../../form/chosen';
import type { Rules } from '../../../form/rules';
import type { SendResult } from '../../../sending/result';
import { viberMeaning } from '../../../apis/viberBot';
import type { ItemContext, Operation } from '../operation';
import { wantsSimple } from '../../../sending/options';
import { send, type PreparedMessage } from '../send';
import { buildBody, optionsOf, readToken, type Filled } from './message';

const fields: INodeProperties[] = [
	{
		displayName: 'To',
		name: 'destinations',
		type: 'string',
		typeOptions: { rows: 2 },
		required: true,
		default: '',
		placeholder: 'e.g. jc9HsWTZ2Yf2NkRZ8KcNug==, EGAZ3SZRi6zW1D0uNYhQHg==',
		description:
			'Viber IDs of the users, separated by commas or lines, or an expression that gives a list. Repeated ones count once.',
		hint: `Up to ${limits.broadcastRecipients} users; Viber must have approved the bot for broadcasts`,
	},
	senderNameField,
	{
		displayName: 'Message Type',
		name: 'messageType',
		type: 'options',
		noDataExpression: true,
		options: viberBotMessages.map(({ kind, label }) => ({ name: label, value: kind })),
		default: 'text',
		description: 'What kind of message everybody gets',
	},
	...viberBotMessages.flatMap(({ kind, fields }) => showFor({ messageType: [kind] }, fields)),
];

/** The condition under which the chosen message is one of these. */
function ofKinds(operations: string[]): Record<string, string[]> {
	const kinds = viberBotMessages.filter(({ operation }) => operations.includes(operation));
	return { '/messageType': kinds.map(({ kind }) => kind) };
}

/** One message to many users in one request. */
export const broadcast: Operation = {
	operation: 'broadcast',
	name: 'Broadcast',
	action: 'Broadcast Viber bot message',
	description: `Send one message from a Viber bot to up to ${limits.broadcastRecipients} of its subscribers; gives one row for each recipient`,
	api: 'viberBot',
	fields,
	tail: [...keyboardFields, optionsOf(extrasOf(viberBotMessages, ofKinds))],
	countRecipients: (filled) => prepareBroadcast(filled).recipients.length,
	run: async (item) => {
		const message = prepareBroadcast(item);
		const result = await send(item, message);
		return isResult(item, result) ? rowsOf(message.recipients, result) : result;
	},
};

function prepareBroadcast(filled: Filled): PreparedMessage {
	const list = [...new Set(filled.form.list('destinations'))];
	const body = buildBody(chosenMessage(filled), { broadcast_list: list }, filled, checkRecipients);
	const recipients = Array.isArray(body.broadcast_list) ? body.broadcast_list.map(String) : [];
	return {
		request: { service: 'viberBot', method: 'POST', path: '/broadcast_message', body },
		recipients,
		addressKind: 'id',
		about: { channel: 'viberBot', destination: recipients.join(', ') },
		read: (reply) => ({ messageId: readToken(reply), failures: readFailures(reply) }),
	};
}

function chosenMessage({ form }: Filled): ViberBotMessage {
	return chosen(viberBotMessages, ({ kind }) => kind, form.text('messageType'), 'Message Type');
}

function checkRecipients(rules: Rules, { broadcast_list: list }: Record<string, unknown>): void {
	const max = limits.broadcastRecipients;
	rules.list(list, 'To', { required: true, min: 1, max });
	for (const id of Array.isArray(list) ? list : []) {
		rules.text(id, 'To', { required: true, pattern: /^\S+$/, shape: 'have no blanks in an ID' });
	}
}

/** A dry run and the raw answer stay one row. */
function isResult({ options }: ItemContext, result: IDataObject): result is SendResult {
	return !options.flag('dryRun') && wantsSimple(options) && 'outcome' in result;
}

/** Why Viber did not take a recipient. */
interface Failure extends IDataObject {
	/** Viber's number, and what it means. */
	code: number;
	reason: string;
	vendorText: string;
}

/** What comes out for each recipient; all messages of a broadcast share one id. */
export type BroadcastRow = Pick<SendResult, 'outcome' | 'channel' | 'messageId' | 'destination'> &
	Partial<Failure>;

/** The users that Viber did not take, by their id. */
function readFailures(reply: unknown): Record<string, Failure> {
	const list = isRecord(reply) && Array.isArray(reply.failed_list) ? reply.failed_list : [];
	return Object.fromEntries(
		list.filter(isRecord).map(({ receiver, status, status_message: words }) => [
			String(receiver),
			{
				code: Number(status),
				reason: viberMeaning(Number(status)),
				vendorText: String(words ?? ''),
			},
		]),
	);
}

function rowsOf(
	recipients: string[],
	{ channel, messageId, failures }: SendResult,
): BroadcastRow[] {
	const failed = failures as Record<string, Failure>;
	return recipients.map((destination) => {
		const failure = Object.hasOwn(failed, destination) ? failed[destination] : undefined;
		return failure === undefined
			? { outcome: 'accepted', messageId, destination, channel }
			: { outcome: 'rejected', messageId: null, destination, channel, ...failure };
	});
}
