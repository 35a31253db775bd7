import { addressKey } from '../../recipients/address';

/**
 * What the ledger of a campaign is written in. The names are stored, so they never change: a campaign
 * that was begun with one version of the node must be resumable with the next.
 */
export interface Keys {
	/** The campaign is known. */
	campaign: string;
	/** The recipient was taken on: sent, about to be sent, or in doubt. */
	begun(address: string): string;
	/** In the first run: recipients of this bucket are under way, unless it is `landed` as well. */
	inFlight(bucket: number): string;
	/** In the first run: what was in flight in this bucket has ended. */
	landed(bucket: number): string;
	/** In later runs: recipients of this bucket are under way, whatever the first run noted. */
	unclear(bucket: number): string;
	/** Exactly these recipients were sent to as a group, all of them. */
	groupSent(addresses: string[]): string;
	/** The user knows that this recipient was sent to, also where its bucket is in flight. */
	settled(address: string): string;
	/** `groupSent` or `settled` is being asked for, and cannot be trusted. */
	asking: string;
	/** Some recipients of the campaign are in doubt; `doubtfulBucket` tells where to look. */
	doubtful: string;
	/** Some recipients of this bucket are in doubt; `doubt` tells which. */
	doubtfulBucket(bucket: number): string;
	/** Nobody knows whether this recipient's message was taken. */
	doubt(address: string): string;
	/** An execution is sending the campaign; `holder` tells which. */
	held: string;
	/** The execution that is sending has this digit at this place of its name. */
	holder(place: number, digit: number): string;
	/** Comes and goes while that execution lives. */
	sign(number: number): string;
}

export function keysOf(campaign: string): Keys {
	return {
		campaign: `c|${campaign}`,
		begun: (address) => `b|${campaign}|${addressKey(address)}`,
		inFlight: (bucket) => `i|${campaign}|${bucket}`,
		landed: (bucket) => `l|${campaign}|${bucket}`,
		unclear: (bucket) => `u|${campaign}|${bucket}`,
		// Long, but n8n keeps a hash of it.
		groupSent: (addresses) => `g|${campaign}|${addresses.map(addressKey).sort().join('|')}`,
		settled: (address) => `k|${campaign}|${addressKey(address)}`,
		asking: `a|${campaign}`,
		doubtful: `h|${campaign}`,
		doubtfulBucket: (bucket) => `h|${campaign}|${bucket}`,
		doubt: (address) => `d|${campaign}|${addressKey(address)}`,
		held: `s|${campaign}`,
		holder: (place, digit) => `e|${campaign}|${place}|${digit}`,
		sign: (number) => `v|${campaign}|${number}`,
	};
}

/** What tells of all campaigns of a ledger, so that none makes room where another one writes. */
export const presence = {
	/** A campaign is being sent and has this number, or was when n8n was killed. */
	taken: (place: number) => `n|${place}`,
	/** Comes and goes while that campaign is being sent. */
	beat: (place: number) => `n|${place}|beat`,
};

/** Campaigns of one node that are sent at the same time, or were when n8n was killed. */
export const allPlaces = Array.from({ length: 16 }, (_, place) => place);

/**
 * Recipients are spread over so many buckets, for ever the same ones. In-flight marks stand for
 * buckets because n8n searches its whole store for each mark that is removed: this is how many have
 * to go at the end of a campaign, whatever its size.
 */
export const bucketCount = 512;

/** Everything that says whether a bucket is in flight. */
export function marksOf(bucket: number, keys: Keys): string[] {
	return [keys.inFlight(bucket), keys.landed(bucket), keys.unclear(bucket)];
}

/** @param known those of the marks that are there */
export function isInFlight(bucket: number, keys: Keys, known: Set<string>): boolean {
	const hasLanded = known.has(keys.landed(bucket));
	return known.has(keys.unclear(bucket)) || (known.has(keys.inFlight(bucket)) && !hasLanded);
}

export const allBuckets = Array.from({ length: bucketCount }, (_, bucket) => bucket);

/** FNV-1a: even enough, and the same in every version. */
export function bucketOf(address: string): number {
	const name = addressKey(address);
	let hash = 0x811c9dc5;
	for (let index = 0; index < name.length; index++) {
		hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193) >>> 0;
	}
	return hash % bucketCount;
}
