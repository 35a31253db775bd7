import { bucketOf, type Keys } from './keys';

/** What the ledger knows about a recipient when its turn comes. */
export type Standing =
	/** Not begun before, or to be sent again on the user's word: send it. */
	| 'open'
	/** Sent by an earlier run. */
	| 'sentBefore'
	/** An earlier run ended before the answer came. */
	| 'inDoubt';

/** What became of a recipient that was sent; `open` was certainly not, so that the next run tries again. */
export type Settlement = 'taken' | 'open' | 'inDoubt';

/** A group of recipients that this run has taken on. */
export interface Claim {
	addresses: string[];
	standings: Standing[];
	/** Open only on the user's word: what an earlier run left in doubt stays so until it is sent again. */
	resent: Set<string>;
	buckets: number[];
	/** Buckets that an earlier run left in flight. */
	interrupted: Set<number>;
	/** Buckets that had doubtful recipients before this run. */
	doubtfulBefore: Set<number>;
	/** Keys that must not stay, unless they are needed for a doubt that remains. */
	strays: Set<string>;
	/** Keys that are true when the claim has ended. */
	facts: string[];
	/** Those under way are noted one by one, instead of by their buckets. */
	named: boolean;
	/** What the claim turned out to be, once it is settled. */
	results?: Results;
}

/** What became of each recipient of a claim. */
export type Results = Array<Settlement | Standing>;

/** How a claim ends in the ledger. */
export interface Ending {
	/** Says who is in doubt. Must be written before, or together with, the rest. */
	doubts: string[];
	/** Must go, besides the marks of the claim's buckets. */
	gone: string[];
	/** True from then on. */
	facts: string[];
}

/** Notes on the claim what became of it; only what was open counts. */
export function settle(claim: Claim, settlements: Array<Settlement | undefined>): void {
	claim.results = claim.standings.map((standing, index) => {
		if (standing !== 'open') return standing;
		const settlement = settlements[index] ?? 'inDoubt';
		const isResent = claim.resent.has(claim.addresses[index] ?? '');
		return settlement === 'open' && isResent ? 'inDoubt' : settlement;
	});
}

/** Notes on the claim what the user knows about recipients in doubt. Nobody was sent. */
export function decide(
	claim: Claim,
	verdicts: Array<'taken' | 'open' | undefined>,
	keys: Keys,
): void {
	claim.results = claim.standings.map((standing, index) => {
		const verdict = verdicts[index];
		const address = claim.addresses[index] ?? '';
		if (standing !== 'inDoubt' || verdict === undefined) return standing;
		claim.strays.add(keys.doubt(address));
		if (verdict === 'taken') claim.facts.push(keys.settled(address));
		return verdict;
	});
}

export function endingOf(
	{ addresses, strays, facts }: Claim,
	results: Results,
	keys: Keys,
): Ending {
	const ended = (as: Settlement) => addresses.filter((_, index) => results[index] === as);
	const doubts = doubtsAbout(ended('inDoubt'), keys);
	const needed = new Set(doubts);
	const allSent = results.every((result) => result === 'taken' || result === 'sentBefore');
	return {
		doubts,
		gone: [...ended('open').map(keys.begun), ...[...strays].filter((key) => !needed.has(key))],
		facts: [...facts, ...(allSent ? [keys.groupSent(addresses)] : [])],
	};
}

/** Everything that says that these recipients are in doubt. */
export function doubtsAbout(addresses: string[], keys: Keys): string[] {
	if (addresses.length === 0) return [];
	return [
		keys.doubtful,
		...bucketsOf(addresses).map(keys.doubtfulBucket),
		...addresses.map(keys.doubt),
	];
}

export function bucketsOf(addresses: string[]): number[] {
	return [...new Set(addresses.map(bucketOf))];
}
