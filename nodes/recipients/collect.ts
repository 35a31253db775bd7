import { quoted } from '../values/quoted';
import { isText, readAddress, textOf, type Address, type Reading } from './address';
import type { OptOuts } from './optOuts';

export interface RecipientInput {
	/** Addresses as they were given, with the input item that each belongs to. */
	sources: Array<{ address: unknown; itemIndex: number }>;
	reading: Reading;
	/** Made by `readOptOuts`. */
	optOuts: OptOuts;
	/** What is wrong with an address on its channel, or undefined. */
	checkAddress(address: string): string | undefined;
	/** Whether whoever has this key is part of the run; everybody is when left out. */
	belongs?(key: string): boolean;
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
		const read = readAddress(textOf(given), input.reading);
		const recipient = { address: read.address, itemIndex, position };
		const [key = ''] = read.keys;
		if (input.belongs?.(key) === false) return;
		const earlier = first.get(key);
		const objection = objectionTo(
			given,
			read,
			input,
			earlier && `${earlier.address} of item ${earlier.itemIndex}`,
		);
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
 * Why somebody gets nothing, if anything speaks against it.
 *
 * @param earlier where the same recipient was found before
 */
export function objectionTo(
	given: unknown,
	{ address, keys, comparable }: Address,
	{ optOuts, checkAddress }: Pick<RecipientInput, 'optOuts' | 'checkAddress'>,
	earlier: string | undefined,
): Pick<SkippedRecipient, 'reason' | 'detail'> | undefined {
	if (address === '') return { reason: 'empty', detail: 'There is no recipient' };
	if (!isText(given)) {
		return {
			reason: 'invalid',
			detail: `The recipient is ${quoted(given)}, not a text or a number`,
		};
	}
	const wrong = checkAddress(address);
	if (wrong !== undefined) return { reason: 'invalid', detail: wrong };
	if (keys.some((key) => optOuts.keys.has(key))) {
		return { reason: 'suppressed', detail: 'The recipient is on the suppression list' };
	}
	if (!comparable && optOuts.keys.size > 0) {
		return {
			reason: 'invalid',
			detail: `Nobody can tell whether ${quoted(address)} is on the suppression list, since it has no country code. Write it with one, or set Default Country under Options`,
		};
	}
	if (earlier !== undefined) {
		return {
			reason: 'duplicate',
			detail: `The recipient is already in this campaign: ${earlier}`,
		};
	}
	return undefined;
}
