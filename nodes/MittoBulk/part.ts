import type { INodeProperties } from 'n8n-workflow';

import { BadInput } from '../form/badInput';
import { quoted } from '../values/quoted';
import type { Form } from '../form/form';

/** The share of a campaign that one execution sends. */
export interface Part {
	/** From 1 to `of`. */
	number: number;
	of: number;
}

const mostParts = 1000;

export const partOption: INodeProperties = {
	displayName: 'Part',
	name: 'part',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add Part',
	description:
		'Send only a share of the recipients, so that several executions send one campaign at the same time, each another part. Every execution gets all recipients and the same Campaign ID; who belongs to which part depends on the recipient alone, however it is written and wherever it stands. A campaign keeps its number of parts: with another one it is refused.',
	options: [
		{
			displayName: 'Part',
			name: 'split',
			values: [
				{
					displayName: 'Number',
					name: 'number',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: mostParts },
					default: 1,
					description: 'Which part this execution sends, counted from 1',
				},
				{
					displayName: 'Of',
					name: 'of',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: mostParts },
					default: 2,
					description: 'How many parts the campaign has',
				},
			],
		},
	],
};

/**
 * The option Part. Added but empty, it sends nothing: the other parts may be under way.
 *
 * @throws {BadInput} when it names no part
 */
export function readPart(options: Form): Part | undefined {
	if (!options.has('part')) return undefined;
	const split = options.group('part').group('split');
	const part = { number: split.number('number'), of: split.number('of') };
	if (isPart(part)) return part;
	throw BadInput.of(
		'Part',
		`is ${quoted(part.number ?? null)} of ${quoted(part.of ?? null)}`,
		`Give whole numbers from 1 to ${mostParts}, the first not larger than the second, or take the option away to send to everybody`,
	);
}

function isPart(part: Partial<Record<keyof Part, number>>): part is Part {
	const { number = Number.NaN, of = Number.NaN } = part;
	return [number, of].every(Number.isInteger) && number >= 1 && number <= of && of <= mostParts;
}

/**
 * Whether a recipient is in the part.
 *
 * @param key what all spellings of the recipient have in common
 */
export function isInPart(key: string, { number, of }: Part): boolean {
	return hashOf(key) % of === number - 1;
}

/**
 * Stored campaigns depend on it, so it never changes. FNV-1a with a last stir, so that the parts have
 * nothing to do with the buckets of the ledger, which are FNV-1a as well.
 */
function hashOf(key: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < key.length; index++) {
		hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
	}
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}
