import fc from 'fast-check';

import { bucketOf } from '../../../nodes/MittoBulk/ledger/keys';
import { Ledger, type Settlement, type Standing } from '../../../nodes/MittoBulk/ledger/ledger';
import type { Store } from '../../../nodes/MittoBulk/ledger/store';

class Killed extends Error {}

/** The store in n8n's database; its process is killed before or after a certain call. */
function storeOf(kept: Set<string>, callsToLive: number): Store {
	let calls = 0;
	const call = async <T>(work: () => T): Promise<T> => {
		calls++;
		// Half of the calls that are cut off have still been written.
		if (calls > callsToLive + 1) throw new Killed();
		if (calls > callsToLive && callsToLive % 2 === 0) throw new Killed();
		const result = work();
		if (calls > callsToLive) throw new Killed();
		return result;
	};
	return {
		add: async (keys) =>
			await call(() => {
				const known = new Set(keys.filter((key) => kept.has(key)));
				keys.forEach((key) => kept.add(key));
				return known;
			}),
		remove: async (keys) => await call(() => keys.forEach((key) => kept.delete(key))),
		count: async () => await call(() => kept.size),
		clear: async () => await call(() => kept.clear()),
	};
}

/** What the vendor does with a recipient, and what the sender learns of it. */
const fates: Record<string, { accepted: boolean; settlement: Settlement }> = {
	taken: { accepted: true, settlement: 'taken' },
	refused: { accepted: false, settlement: 'open' },
	takenWithoutAnswer: { accepted: true, settlement: 'inDoubt' },
	lostWithoutAnswer: { accepted: false, settlement: 'inDoubt' },
};

/** Twelve recipients in four buckets, so that they share their marks. */
const people = (() => {
	const buckets = new Map<number, string[]>();
	for (let n = 0; buckets.size < 400 && n < 20_000; n++) {
		const address = `+3859${100_000 + n}`;
		const bucket = buckets.get(bucketOf(address)) ?? [];
		buckets.set(bucketOf(address), [...bucket, address]);
	}
	return [...buckets.values()].slice(0, 4).flatMap((bucket) => bucket.slice(0, 3));
})();

interface Run {
	/** Who is in the list this time. */
	audience: string[];
	/** Calls to the store after which n8n is killed. */
	callsToLive: number;
	/** Recipients after whose sending n8n is killed. */
	sendsToLive: number;
	fates: Array<keyof typeof fates>;
	resendDoubtful: boolean;
}

const neverKilled = 1_000_000;
const lifetimes = fc.oneof(fc.constant(neverKilled), fc.integer({ min: 0, max: 25 }));
const anybody = fc.subarray(people, { minLength: 1 });
const runs = (audience: fc.Arbitrary<string[]>, resend: fc.Arbitrary<boolean>) =>
	fc.array(
		fc.record<Run>({
			audience,
			callsToLive: lifetimes,
			sendsToLive: fc.oneof(fc.constant(neverKilled), fc.integer({ min: 0, max: 8 })),
			fates: fc.array(fc.constantFrom(...Object.keys(fates)), { minLength: 12, maxLength: 12 }),
			resendDoubtful: resend,
		}),
		{ minLength: 1, maxLength: 6 },
	);

/** Plays one run as the node does, and tells how the recipients stood; a killed run tells nothing. */
async function play(
	run: Run,
	number: number,
	kept: Set<string>,
	accepted: Map<string, number>,
): Promise<void> {
	const store = storeOf(kept, run.callsToLive);
	let sends = 0;
	const ledger = await Ledger.open(store, {
		campaign: 'winter',
		run: String(number),
		size: run.audience.length,
		capacity: 100_000,
		resendDoubtful: run.resendDoubtful,
	});
	const buckets = [...new Set(run.audience.map(bucketOf))];
	for (let first = 0; first < buckets.length; first += 2) {
		const group = run.audience.filter((address) =>
			buckets.slice(first, first + 2).includes(bucketOf(address)),
		);
		const before = new Map(accepted);
		const standings = await ledger.claim(group);
		const settlements = group.map((address, index): Settlement => {
			checkStanding(standings[index] as Standing, before.get(address) ?? 0, run);
			if (standings[index] !== 'open') return 'open';
			if (sends++ >= run.sendsToLive) throw new Killed();
			const fate = fates[run.fates[people.indexOf(address)] ?? 'taken'];
			if (fate?.accepted) accepted.set(address, (accepted.get(address) ?? 0) + 1);
			return fate?.settlement ?? 'inDoubt';
		});
		await ledger.settle(settlements);
	}
	await ledger.close();
}

function checkStanding(standing: Standing, times: number, { resendDoubtful }: Run): void {
	if (standing === 'sentBefore') expect(times).toBeGreaterThan(0);
	if (standing === 'open' && !resendDoubtful) expect(times).toBe(0);
}

async function playAll(all: Run[]): Promise<Map<string, number>> {
	const accepted = new Map<string, number>();
	const kept = new Set<string>();
	for (const [number, run] of all.entries()) {
		await play(run, number, kept, accepted).catch((reason: unknown) => {
			if (!(reason instanceof Killed)) throw reason;
		});
	}
	return accepted;
}

describe('the ledger of a campaign', () => {
	it('lets nobody be sent to twice, wherever n8n is killed and whoever is in the list', async () => {
		await fc.assert(
			fc.asyncProperty(runs(anybody, fc.constant(false)), async (all) => {
				const times = [...(await playAll(all)).values()];
				expect(times.filter((count) => count > 1)).toEqual([]);
			}),
			{ numRuns: 200 },
		);
	});

	it('takes nobody for sent who was not, also when unknown recipients are sent again', async () => {
		await fc.assert(
			fc.asyncProperty(runs(fc.constant(people), fc.boolean()), async (all) => {
				await playAll(all);
			}),
			{ numRuns: 200 },
		);
	});

	it('sends everybody in the end when nothing is lost', async () => {
		const run = { audience: people, callsToLive: neverKilled, sendsToLive: neverKilled };
		const refused = { ...run, fates: people.map(() => 'refused'), resendDoubtful: false };
		const taken = { ...run, fates: people.map(() => 'taken'), resendDoubtful: false };
		const accepted = await playAll([refused, taken, taken]);
		expect(people.map((address) => accepted.get(address))).toEqual(people.map(() => 1));
	});
});
