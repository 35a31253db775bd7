import { show } from '../form/rules';
import { addressKey, cleanAddress } from './address';

export interface RecipientInput {
	/** Addresses as they were given, with the input item that each belongs to. */
	sources: Array<{ address: unknown; itemIndex: number }>;
	/** Whether phone numbers are cleaned before they are checked and sent. */
	clean: boolean;
	/** Made by `readSuppression`. */
	suppressed: ReadonlySet<string>;
	/** What is wrong with an address on its channel, or undefined. */
	checkAddress(address: string): string | undefined;
}

export interface Recipient {
	/** As it will be sent. */
	address: string;
	itemIndex: number;
	/** Place among the sources, from 0. */
	position: number;
}

export interface SkippedRecipient extends Recipient {
	reason: 'invalid' | 'duplicate' | 'suppressed' | 'empty';
	/** For people. */
	detail: string;
}

export interface Recipients {
	ready: Recipient[];
	skipped: SkippedRecipient[];
}

/**
 * Who gets the campaign. Every source ends up in exactly one of the two lists, in its order; of a
 * recipient that is there several times, the first good one is kept.
 */
export function collectRecipients(input: RecipientInput): Recipients {
	const ready: Recipient[] = [];
	const skipped: SkippedRecipient[] = [];
	const first = new Map<string, Recipient>();

	input.sources.forEach(({ address: given, itemIndex }, position) => {
		const address = readAddress(given, input.clean);
		const recipient = { address, itemIndex, position };
		const key = addressKey(address);
		const objection = objectionTo(given, address, key, input, first.get(key));
		if (objection !== undefined) {
			skipped.push({ ...recipient, ...objection });
			return;
		}
		first.set(key, recipient);
		ready.push(recipient);
	});
	return { ready, skipped };
}

/**
 * Recipients who must not get anything, for comparison in `collectRecipients`. A cleaned spelling is
 * added to the one that was given, never put in its place: an opt-out should rather match too much.
 */
export function readSuppression(values: unknown[], clean: boolean): Set<string> {
	const keys = new Set<string>();
	for (const value of values) {
		const text = readAddress(value, false);
		if (text === '') continue;
		keys.add(addressKey(text));
		if (clean) keys.add(addressKey(cleanAddress(text)));
	}
	return keys;
}

function objectionTo(
	given: unknown,
	address: string,
	key: string,
	{ suppressed, checkAddress }: RecipientInput,
	earlier: Recipient | undefined,
): Pick<SkippedRecipient, 'reason' | 'detail'> | undefined {
	if (address === '') return { reason: 'empty', detail: 'There is no recipient' };
	if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'bigint') {
		return { reason: 'invalid', detail: `The recipient is ${show(given)}, not a text or a number` };
	}
	const wrong = checkAddress(address);
	if (wrong !== undefined) return { reason: 'invalid', detail: wrong };
	if (suppressed.has(key)) {
		return { reason: 'suppressed', detail: 'The recipient is on the suppression list' };
	}
	if (earlier !== undefined) {
		return {
			reason: 'duplicate',
			detail: `The recipient is already in this campaign: ${earlier.address} of item ${earlier.itemIndex}`,
		};
	}
	return undefined;
}

function readAddress(given: unknown, clean: boolean): string {
	if (given === undefined || given === null) return '';
	const text = typeof given === 'object' ? show(given) : String(given).trim();
	return clean ? cleanAddress(text) : text;
}
