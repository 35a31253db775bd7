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
	/** A request with recipients of this bucket is under way. */
	inFlight(bucket: number): string;
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
		doubtful: `h|${campaign}`,
		doubtfulBucket: (bucket) => `h|${campaign}|${bucket}`,
		doubt: (address) => `d|${campaign}|${addressKey(address)}`,
		held: `s|${campaign}`,
		holder: (place, digit) => `e|${campaign}|${place}|${digit}`,
		sign: (number) => `v|${campaign}|${number}`,
	};
}

/**
 * Recipients are spread over so many buckets, for ever the same ones. In-flight marks stand for
 * buckets because n8n searches its whole store for each mark that is removed: this is how many have
 * to go during a campaign, whatever its size.
 */
export const bucketCount = 256;

/** FNV-1a: even enough, and the same in every version. */
export function bucketOf(address: string): number {
	const name = addressKey(address);
	let hash = 0x811c9dc5;
	for (let index = 0; index < name.length; index++) {
		hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193) >>> 0;
	}
	return hash % bucketCount;
}
