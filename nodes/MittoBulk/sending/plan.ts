import { bucketCount, bucketOf } from '../ledger/keys';
import { messageKey } from '../../sending/message/request';
import type { Target } from './target';

export interface ChunkSettings {
	/** Most recipients in one request. */
	chunkSize: number;
	/** When recipients of one message get a request of their own among others. */
	equalBodies: 'apart' | 'whenWorthIt' | 'mixed';
}

export interface PlanSettings extends ChunkSettings {
	/** Requests at the same time. */
	atOnce: number;
	/** Most recipients who may be under way, and so in doubt when n8n is killed. */
	mostUnderWay: number;
}

/**
 * A campaign has so many groups at most, however large it is, unless fewer recipients may be under
 * way: the ledger is rewritten with each group, and a number of groups that grows with the campaign
 * would make that cost grow squarely.
 */
const mostGroups = 24;

/**
 * How many recipients of a campaign may be under way at once, unless the user says otherwise: 5 %, or
 * 20 people, and 1 % of a large one. Fewer would be slower: what is under way at once, divided by the
 * time that an answer takes, is all that can be sent in that time.
 */
export function usuallyUnderWay(recipients: number): number {
	return Math.max(20, Math.floor(recipients * (recipients < 10_000 ? 0.05 : 0.01)));
}

/**
 * Cuts a campaign into groups, which the ledger notes before and after they are sent. A group has
 * work for all parallel requests, if so many recipients may be under way, and whole buckets of the
 * ledger: a bucket that was in two groups could not be released after the first.
 */
export function planGroups(
	targets: Target[],
	{ chunkSize, atOnce, mostUnderWay }: PlanSettings,
): Target[][] {
	const worthIt = Math.max(chunkSize * atOnce, Math.ceil(targets.length / mostGroups));
	const wanted = Math.min(worthIt, mostUnderWay);
	const groups: Target[][] = [];
	let group: Target[] = [];
	for (const bucket of byBucket(targets)) {
		if (group.length > 0 && group.length + bucket.length > wanted) {
			groups.push(group);
			group = [];
		}
		for (const target of bucket) group.push(target);
	}
	if (group.length > 0) groups.push(group);
	for (const members of groups) {
		members.sort((a, b) => a.recipient.position - b.recipient.position);
	}
	return groups;
}

function byBucket(targets: Target[]): Target[][] {
	const buckets: Target[][] = Array.from({ length: bucketCount }, () => []);
	for (const target of targets) buckets[bucketOf(target.recipient.address)]?.push(target);
	return buckets.filter(({ length }) => length > 0);
}

/** From so many recipients on, a body that is theirs alone is worth a request of its own. */
const worthItsOwnRequest = 50;

/** Cuts a group into the recipients of one request each, as even in size as possible. */
export function cutChunks(
	targets: Target[],
	{ chunkSize, equalBodies }: ChunkSettings,
): Target[][] {
	const same = new Map<Target['message'], Target[]>();
	if (equalBodies !== 'mixed') {
		for (const target of targets) {
			const known = same.get(target.message);
			if (known === undefined) same.set(target.message, [target]);
			else known.push(target);
		}
	}
	const large = [...same.values()].filter(
		({ length }) =>
			equalBodies === 'apart' || length >= worthItsOwnRequest || length === targets.length,
	);
	const apart = new Set(large.map(([first]) => first?.message));
	const mixed = targets.filter(({ message }) => !apart.has(message));
	return [...large, mixed].flatMap((part) => evenParts(part, chunkSize));
}

function evenParts<T>(list: T[], most: number): T[][] {
	const count = Math.ceil(list.length / most);
	const size = Math.ceil(list.length / Math.max(1, count));
	return Array.from({ length: count }, (_, index) => list.slice(index * size, (index + 1) * size));
}

/** Gives recipients of equal bodies the same message object, by which they are recognised. */
export function shareEqualMessages(targets: Target[]): Target[] {
	const known = new Map<string, Target['message']>();
	return targets.map((target) => {
		const text = messageKey(target.message);
		const message = known.get(text) ?? target.message;
		known.set(text, message);
		return { ...target, message };
	});
}
