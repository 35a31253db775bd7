import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { call } from '../../apis/client';
import { ApiFailure } from '../../apis/failure';
import { paced } from '../../apis/pace';
import { withRetries } from '../../apis/retry';
import { normaliseStatus } from '../../callbacks/status';
import { Form } from '../../form/form';
import { addressKey, isText, textOf } from '../../recipients/address';
import { lookUpRequest, recipientOf } from '../../sending/lookUp';
import type { Clock } from '../../values/clock';
import { fieldOf } from '../../values/fieldOf';
import { isRecord } from '../../values/records';
import { settled } from '../../values/settled';
import { fieldNameIn, refuseMissingField } from '../fieldName';
import type { Standing } from '../ledger/claim';
import { bucketOf } from '../ledger/keys';
import { withLedgerAsIs } from '../ledger/withLedger';
import type { Outputs } from '../rows';

/** What an item says about its recipient. */
interface Word {
	address: string;
	verdict?: 'taken' | 'open';
	/** Why there is no verdict. */
	reason?: string;
	detail?: string;
}

type Findings = Pick<Word, 'verdict' | 'reason' | 'detail'>;

/**
 * Settles recipients whom earlier runs left in doubt: by what the items say of them, or by asking
 * Mitto for the message IDs that the items have. Who is not in doubt stays as it is.
 */
export async function resolveUnknown(
	node: IExecuteFunctions,
	items: INodeExecutionData[],
	clock: Clock,
): Promise<Outputs> {
	const form = Form.ofNode(node, 0);
	const words = await readWords(node, items, form, clock);
	const verdicts = verdictsOf(words);
	const standings = await withLedgerAsIs(node, form, clock, async (ledger) => {
		const found = new Map<string, Standing>();
		if (ledger === undefined) {
			for (const address of verdicts.keys()) found.set(address, 'open');
			return found;
		}
		for (const addresses of batches([...verdicts.keys()])) {
			const told = await ledger.resolve(
				addresses,
				addresses.map((address) => verdicts.get(address)),
			);
			told.forEach((standing, index) => found.set(addresses[index] ?? '', standing));
		}
		return found;
	});

	const outputs: Outputs = [[], [], []];
	for (const [index, word] of words.entries()) {
		const key = addressKey(word.address);
		const row = rowOf(word, standings.get(key), verdicts.get(key));
		outputs[outputOf[row.outcome]].push({ json: row, pairedItem: { item: index } });
	}
	return outputs;
}

async function readWords(
	node: IExecuteFunctions,
	items: INodeExecutionData[],
	form: Form,
	clock: Clock,
): Promise<Word[]> {
	const read = (name: string, label: string) => {
		const field = fieldNameIn(node, form, { name, label, items });
		refuseMissingField(items, field, label);
		return items.map(({ json }) => fieldOf(json, field));
	};
	const addresses = read('recipientField', 'Recipient Field').map((value) =>
		isText(value) ? textOf(value) : '',
	);
	const findings =
		form.text('resolveBy') === 'messageStatus'
			? await lookUpAll(node, read('messageIdField', 'Message ID Field'), addresses, clock)
			: read('outcomeField', 'Outcome Field').map(judge);
	return addresses.map((address, index) =>
		address === ''
			? { address, reason: 'missing', detail: 'The item names no recipient' }
			: { address, ...findings[index] },
	);
}

/** Words of this node and of Mitto Send for what certainly did not leave. */
const notSent = ['open', 'notsent', 'not sent', 'skipped', 'deferred', 'false', 'no', '0'];
const sent = ['true', 'yes', '1'];

/** Whatever became of a message that Mitto took, it was sent. */
function judge(value: unknown): Findings {
	const word = textOf(value);
	if (notSent.includes(word.toLowerCase())) return { verdict: 'open' };
	if (sent.includes(word.toLowerCase())) return { verdict: 'taken' };
	if (normaliseStatus(word, null).status !== 'unknown') return { verdict: 'taken' };
	return {
		reason: 'notUnderstood',
		detail: `"${word}" tells neither that the message was sent nor that it was not`,
	};
}

async function lookUpAll(
	node: IExecuteFunctions,
	ids: unknown[],
	addresses: string[],
	clock: Clock,
): Promise<Findings[]> {
	const signal = node.getExecutionCancelSignal();
	let fault: unknown;
	const findings = await paced(
		ids.length,
		async (index) => {
			if (fault !== undefined) return {};
			const id = isText(ids[index]) ? textOf(ids[index]) : '';
			if (id === '') return noId;
			const outcome = await settled(
				withRetries(
					async () => await call(node, lookUpRequest(id)),
					{ retries: 3, whenUnknown: true, signal },
					clock,
				),
			);
			if (outcome.status === 'fulfilled') return found(outcome.value.body, addresses[index] ?? '');
			const reason: unknown = outcome.reason;
			if (reason instanceof ApiFailure && concernsOne(reason)) return undecided(reason);
			fault = reason;
			return {};
		},
		{ atOnce: 20, perSecond: 95, signal },
		clock,
	);
	if (fault !== undefined) throw fault;
	return findings.map((finding) => finding ?? noId);
}

const noId: Findings = {
	reason: 'noMessageId',
	detail: 'Without a message ID Mitto cannot be asked',
};

function found(body: unknown, address: string): Findings {
	const recipient = isRecord(body) ? recipientOf(body) : null;
	if (recipient === null || addressKey(recipient) === addressKey(address)) {
		return { verdict: 'taken' };
	}
	return { reason: 'otherRecipient', detail: 'The message went to another recipient' };
}

function concernsOne({ kind }: ApiFailure): boolean {
	return !['unauthorised', 'misconfigured', 'cancelled'].includes(kind);
}

function undecided({ kind, facts }: ApiFailure): Findings {
	return {
		reason: kind === 'rejected' ? 'notFound' : 'noAnswer',
		detail:
			facts.status === 404
				? 'Mitto knows no message with this ID, which does not prove that none was sent'
				: `${facts.message}. ${facts.advice}`,
	};
}

/** By recipient, however it is written. That one message was sent outweighs that others were not. */
function verdictsOf(words: Word[]): Map<string, 'taken' | 'open' | undefined> {
	const verdicts = new Map<string, 'taken' | 'open' | undefined>();
	for (const { address, verdict } of words) {
		if (address === '') continue;
		const key = addressKey(address);
		const before = verdicts.get(key);
		verdicts.set(key, before === 'taken' ? before : (verdict ?? before));
	}
	return verdicts;
}

const batchSize = 1000;

/** The ledger wants recipients of the same bucket together. */
function batches(addresses: string[]): string[][] {
	const inOrder = addresses.toSorted((a, b) => bucketOf(a) - bucketOf(b));
	const all: string[][] = [];
	let batch: string[] = [];
	inOrder.forEach((address, index) => {
		const next = inOrder[index + 1];
		batch.push(address);
		if (next !== undefined && (batch.length < batchSize || bucketOf(next) === bucketOf(address))) {
			return;
		}
		all.push(batch);
		batch = [];
	});
	return all;
}

const outputOf = { accepted: 0, skipped: 1, rejected: 2, unknown: 2 } as const;

type Row = IDataObject & { outcome: keyof typeof outputOf };

function rowOf(
	{ address, reason, detail }: Word,
	standing: Standing | undefined,
	verdict: 'taken' | 'open' | undefined,
): Row {
	const destination = address;
	if (standing === undefined) {
		return { outcome: 'skipped', destination, reason: reason ?? 'missing', detail: detail ?? '' };
	}
	if (standing === 'sentBefore') {
		return {
			outcome: 'skipped',
			destination,
			reason: 'alreadySent',
			detail: 'The ledger knew that this recipient was sent to',
		};
	}
	if (standing === 'open') {
		return {
			outcome: 'skipped',
			destination,
			reason: 'notBegun',
			detail: 'No run of this campaign has tried to send to this recipient, or it was refused',
		};
	}
	if (verdict === 'taken') return { outcome: 'accepted', destination };
	if (verdict === 'open') {
		return {
			outcome: 'rejected',
			destination,
			reason: 'open',
			detail: 'It was not sent. Running the campaign again sends it',
		};
	}
	return {
		outcome: 'unknown',
		destination,
		reason: reason ?? 'noVerdict',
		detail: detail ?? 'The item does not tell what became of the message',
	};
}
