import fc from 'fast-check';

import { bucketOf } from '../../../../nodes/MittoBulk/ledger/keys';
import type { Settlement, Standing } from '../../../../nodes/MittoBulk/ledger/claim';
import { Killed, MemoryStore } from '../../../support/memoryStore';
import { openLedger } from '../../../support/openLedger';
import { propertyRuns } from '../../../support/propertyRuns';

/** What the vendor does with a recipient, and what the sender learns of it. */
const fates = {
	taken: { accepted: true, settlement: 'taken' },
	refused: { accepted: false, settlement: 'open' },
	takenWithoutAnswer: { accepted: true, settlement: 'inDoubt' },
	lostWithoutAnswer: { accepted: false, settlement: 'inDoubt' },
} as const satisfies Record<string, { accepted: boolean; settlement: Settlement }>;

interface Run {
	/** Who is in the list this time. */
	audience: string[];
	/** Calls to the store, and recipients, after which n8n is killed. */
	callsToLive: number;
	sendsToLive: number;
	killBeforeWriting: boolean;
	fates: Array<keyof typeof fates>;
	resendDoubtful: boolean;
}

/** Twelve recipients in four buckets, so that they share their marks. */
const people = (() => {
	const some = Array.from({ length: 4000 }, (_, n) => `+3859${100_000 + n}`);
	const buckets = [...new Set(some.map(bucketOf))].slice(0, 4);
	return buckets.flatMap((bucket) =>
		some.filter((address) => bucketOf(address) === bucket).slice(0, 3),
	);
})();

const lifetime = (most: number) =>
	fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: most }));
const runs = (audience: fc.Arbitrary<string[]>, resendDoubtful: fc.Arbitrary<boolean>) =>
	fc.array(
		fc.record<Run>({
			audience,
			callsToLive: lifetime(25),
			sendsToLive: lifetime(8),
			killBeforeWriting: fc.boolean(),
			fates: fc.array(fc.constantFrom(...(Object.keys(fates) as Run['fates'])), {
				minLength: people.length,
				maxLength: people.length,
			}),
			resendDoubtful,
		}),
		{ minLength: 1, maxLength: 6 },
	);

describe('a campaign that is run again and again', () => {
	it('sends to nobody twice and forgets nobody, whoever is in the list each time', async () => {
		const anybody = fc.subarray(people, { minLength: 1 });
		await fc.assert(
			fc.asyncProperty(runs(anybody, fc.constant(false)), async (all) => {
				const times = [...(await playAll(all)).values()];
				expect(times.filter((count) => count > 1)).toEqual([]);
			}),
			propertyRuns(200),
		);
	});

	it('sends again on the user’s word only, also to those who were refused the second time', async () => {
		await fc.assert(
			fc.asyncProperty(runs(fc.constant(people), fc.boolean()), async (all) => {
				await playAll(all);
			}),
			propertyRuns(200),
		);
	});
});

/** Plays the runs on one store and tells how often the vendor accepted each recipient. */
async function playAll(all: Run[]): Promise<Map<string, number>> {
	const accepted = new Map<string, number>();
	const store = new MemoryStore();
	for (const [number, run] of all.entries()) {
		store.killAfter = run.callsToLive;
		store.killBeforeWriting = run.killBeforeWriting;
		await play(run, String(number), store, accepted).catch((reason: unknown) => {
			if (!(reason instanceof Killed)) throw reason;
		});
	}
	return accepted;
}

/** One run, two buckets to a group. */
async function play(
	run: Run,
	name: string,
	store: MemoryStore,
	accepted: Map<string, number>,
): Promise<void> {
	let sends = 0;
	const ledger = await openLedger(
		store,
		{
			campaign: 'winter',
			size: run.audience.length,
			capacity: 100_000,
			resendDoubtful: run.resendDoubtful,
		},
		name,
	);
	const buckets = [...new Set(run.audience.map(bucketOf))];
	for (let first = 0; first < buckets.length; first += 2) {
		const both = buckets.slice(first, first + 2);
		const group = run.audience.filter((address) => both.includes(bucketOf(address)));
		const standings = await ledger.claim(group);
		const settlements = group.map((address, index): Settlement => {
			const times = accepted.get(address) ?? 0;
			checkStanding(standings[index], times, run);
			if (standings[index] !== 'open') return 'open';
			if (sends++ >= run.sendsToLive) throw new Killed();
			const fate = fates[run.fates[people.indexOf(address)] ?? 'taken'];
			if (fate.accepted) accepted.set(address, times + 1);
			return fate.settlement;
		});
		await ledger.settle(settlements);
	}
	await ledger.close();
}

function checkStanding(
	standing: Standing | undefined,
	times: number,
	{ resendDoubtful }: Run,
): void {
	if (standing === 'sentBefore') expect(times).toBeGreaterThan(0);
	if (standing === 'open' && !resendDoubtful) expect(times).toBe(0);
}
