import type { IDataObject } from 'n8n-workflow';

import { BadInput } from '../../form/badInput';
import { normaliseStatus, type NormalisedStatus } from '../../callbacks/status';
import { mittoChannels } from '../../channels';
import { isRecord, recordOf } from '../../values/records';
import { Rules } from '../../form/rules';
import type { Reply } from '../../apis/reply';
import { ApiFailure } from '../../apis/failure';
import type { ItemContext, Operation, Resource } from './operation';
import { optionsField, wantsSimple } from '../../sending/options';
import { lookUpRequest, recipientOf } from '../../sending/lookUp';
import { rawOutput } from './send';
import { settled } from '../../values/settled';

const get: Operation = {
	operation: 'get',
	name: 'Get',
	action: 'Get delivery status of message',
	description:
		'Read what became of messages that were sent through Mitto: delivered, read or failed',
	api: 'mitto',
	fields: [
		{
			displayName: 'Message ID',
			name: 'messageId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. {{ $json.messageId }}',
			description:
				'What the send gave as messageId. Several are separated by commas or lines, or come as a list from an expression; each gets an item of its own.',
		},
		optionsField('call', {
			displayName: 'Alternative ID',
			name: 'alternativeId',
			type: 'string',
			default: '',
			placeholder: 'e.g. bb8ceef0-90b4-4876-9467-c8c9ecc1c4e0',
			description:
				'The second ID in Mitto’s raw answer to the send, where there is one. It is tried when Mitto does not know the message ID.',
		}),
	],
	run: async (item) => {
		const { form, options } = item;
		const [first, ...others] = [...new Set(form.list('messageId'))];
		const rules = new Rules();
		rules.text(first, 'Message ID', { required: true });
		rules.settle({ skippable: false });

		const alternative = options.trimmed('alternativeId');
		if (others.length === 0) return await readOne(item, first as string, alternative);
		if (alternative !== undefined) {
			throw BadInput.of(
				'Alternative ID',
				'is a single ID beside several message IDs',
				'Leave it empty, or give one message ID for each item',
			);
		}
		return await readMany(item, [first as string, ...others]);
	},
};

async function readOne(item: ItemContext, id: string, alternative?: string): Promise<IDataObject> {
	const { body } = await find(item, id, alternative);
	return wantsSimple(item.options) && isRecord(body) ? readMessage(body) : rawOutput(body);
}

/**
 * One of many that cannot be read does not cost the answers of the others.
 *
 * @throws {ApiFailure} when none can be read with this credential, or the execution was stopped
 */
async function readMany(item: ItemContext, ids: string[]): Promise<IDataObject[]> {
	const outcomes = await item.parts(
		ids.length,
		async (index) => await settled(readOne(item, ids[index] as string)),
	);
	return ids.map((messageId, index) => {
		const outcome = outcomes[index];
		if (outcome?.status === 'fulfilled') return outcome.value;
		const fault: unknown = outcome?.reason;
		if (outcome !== undefined && !(fault instanceof ApiFailure && concernsOne(fault))) throw fault;
		const lookupError =
			fault instanceof ApiFailure
				? `${fault.facts.message}. ${fault.facts.advice}`
				: 'It was not looked up, because the execution ended before';
		return wantsSimple(item.options)
			? { ...readMessage({ messageId }), lookupError }
			: { messageId, lookupError };
	});
}

function concernsOne({ kind }: ApiFailure): boolean {
	return !['unauthorised', 'misconfigured', 'cancelled'].includes(kind);
}

/** What became of messages, whatever their channel. */
export const message: Resource = {
	resource: 'message',
	name: 'Message Status',
	description: 'What became of a message that was sent through Mitto',
	operations: [get],
};

async function find(item: ItemContext, id: string, alternative?: string): Promise<Reply> {
	const outcome = await settled(item.call(lookUpRequest(id)));
	if (outcome.status === 'fulfilled') return outcome.value;

	const fault: unknown = outcome.reason;
	if (!(fault instanceof ApiFailure) || fault.facts.status !== 404) throw fault;
	if (alternative !== undefined && alternative !== id) return await find(item, alternative);
	throw new ApiFailure({
		...fault.facts,
		message: `Mitto knows no message with the id ${id}`,
		advice:
			'Check that the id comes from a send with this API key. Where the raw answer to the send has an "id" besides its messageId, give that one as Alternative ID under Options',
	});
}

/** What became of a message, in one vocabulary. Absent is `null`, never a missing key. */
export interface MessageStatus extends IDataObject, NormalisedStatus {
	messageId: string | null;
	/** Null where neither the request nor its number of SMS parts tells. */
	channel: string | null;
	/** Why it failed. */
	description: string | null;
	destination: string | null;
	reference: string | null;
	trafficAccountId: string | null;
	text: string | null;
	mediaUrl: string | null;
	/** Parts of an SMS. */
	messageParts: number | null;
	createdAt: string | null;
	updatedAt: string | null;
	/** Why one of several could not be looked up; its status is then `unknown`. */
	lookupError: string | null;
}

function readMessage(body: Record<string, unknown>): MessageStatus {
	const told = (name: string) => (body[name] ?? null) as string | null;
	const channel = channelOf(body);
	const word = typeof body.deliveryStatus === 'string' ? body.deliveryStatus : null;
	return {
		messageId: told('messageId') ?? told('id'),
		...normaliseStatus(word, channel),
		channel,
		description: told('description'),
		destination: recipientOf(body),
		reference: told('reference'),
		trafficAccountId: told('trafficAccountId'),
		text: told('text'),
		mediaUrl: told('mediaUrl'),
		messageParts: (body.messageParts ?? null) as number | null,
		createdAt: told('createdAt'),
		updatedAt: told('updatedAt'),
		lookupError: null,
	};
}

/** The request that Mitto keeps names its channel; a message of several parts is an SMS. */
function channelOf({ requestInfo, messageParts }: Record<string, unknown>): string | null {
	const names = Object.keys(recordOf(requestInfo)).map((name) => name.toLowerCase());
	const found = mittoChannels.filter(({ key }) => names.includes(key.toLowerCase()));
	if (found.length > 0) return found.length === 1 ? (found[0]?.resource ?? null) : null;
	return Number(messageParts) > 1 ? 'sms' : null;
}
