import fc from 'fast-check';

import { FileLedger, type Unit } from '../../../../nodes/MittoBulk/ledger/fileLedger';
import { Hold } from '../../../../nodes/MittoBulk/ledger/hold';
import { keysOf } from '../../../../nodes/MittoBulk/ledger/keys';
import type { Settlement } from '../../../../nodes/MittoBulk/ledger/claim';
import { fakeClock } from '../../../support/fakeClock';
import { Killed, MemoryStore } from '../../../support/memoryStore';
import { propertyRuns } from '../../../support/propertyRuns';

const name = 'sale\u001ffile 1';

async function open(store: MemoryStore, { resendDoubtful = false, capacity = Infinity } = {}) {
	const hold = new Hold(keysOf(name), '1', 0);
	const settings = { name, capacity, resendDoubtful };
	const patience = { clock: fakeClock(), wait: true };
	const opened = await FileLedger.open(store, settings, hold, patience);
	if (opened instanceof FileLedger) return opened;
	throw new Error('Somebody holds the campaign');
}

const unit = (stretch: number, size = 100): Unit => ({
	name: `${stretch}|385`,
	positions: Array.from({ length: size }, (_, index) => stretch * size + index),
});

async function run(
	store: MemoryStore,
	units: Unit[],
	settlement: (position: number) => Settlement = () => 'taken',
	resendDoubtful = false,
) {
	const ledger = await open(store, { resendDoubtful });
	const standings = await ledger.claim(units);
	const settlements = units
		.flatMap(({ positions }) => positions)
		.map((position) => [position, settlement(position)] as const);
	await ledger.settle(new Map(settlements));
	await ledger.close();
	return standings;
}

const having = (standings: Map<number, string>, wanted: string) =>
	[...standings].filter(([, standing]) => standing === wanted).map(([position]) => position);

describe('the ledger of a file', () => {
	it('knows what was sent, in few entries', async () => {
		const store = new MemoryStore();
		const units = [unit(0, 5000), unit(1, 5000)];
		expect(having(await run(store, units), 'open')).toHaveLength(10_000);
		expect(having(await run(store, units), 'sentBefore')).toHaveLength(10_000);
		expect(store.entries.length).toBeLessThan(10);
	});

	it('leaves for the next run who was certainly not sent to', async () => {
		const store = new MemoryStore();
		await run(store, [unit(0)], (position) => (position % 30 === 0 ? 'open' : 'taken'));
		expect(having(await run(store, [unit(0)]), 'open')).toEqual([0, 30, 60, 90]);
		expect(having(await run(store, [unit(0)]), 'open')).toEqual([]);
	});

	it('forgets a stretch of which nobody was sent to', async () => {
		const store = new MemoryStore();
		await run(store, [unit(0)], () => 'open');
		expect(store.entries).toEqual([keysOf(name).campaign]);
	});

	it('keeps doubts until they are sent again on purpose', async () => {
		const store = new MemoryStore();
		await run(store, [unit(0)], (position) => (position === 7 ? 'inDoubt' : 'taken'));
		expect(having(await run(store, [unit(0)]), 'inDoubt')).toEqual([7]);
		// Refused now, but the earlier message may have been taken.
		expect(having(await run(store, [unit(0)], () => 'open', true), 'open')).toEqual([7]);
		expect(having(await run(store, [unit(0)]), 'inDoubt')).toEqual([7]);
		expect(having(await run(store, [unit(0)], () => 'taken', true), 'open')).toEqual([7]);
		expect(having(await run(store, [unit(0)]), 'sentBefore')).toHaveLength(100);
	});

	it('tells when it can hold no more', async () => {
		const store = new MemoryStore();
		const ledger = await open(store, { capacity: 60 });
		await ledger.claim([unit(0)]);
		const settlements = unit(0).positions.map((position) => [position, 'open'] as const);
		expect(await ledger.settle(new Map([...settlements, [0, 'taken']]))).toBe(false);
	});

	it('never lets anybody be sent to twice or be lost, whenever n8n is killed', async () => {
		const verdict = fc.constantFrom<Settlement>('taken', 'open', 'inDoubt');
		const oneRun = fc.record({
			verdicts: fc.array(verdict, { minLength: 12, maxLength: 12 }),
			killAfter: fc.option(fc.nat(30), { nil: Infinity }),
			killBeforeWriting: fc.boolean(),
			resendDoubtful: fc.boolean(),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(oneRun, { minLength: 1, maxLength: 5 }), async (runs) => {
				const store = new MemoryStore();
				const units = [unit(0, 6), unit(1, 6)];
				// Whom the vendor may have taken, and of whom the node knows that it did.
				const taken = new Set<number>();
				const certain = new Set<number>();
				for (const { verdicts, resendDoubtful, ...kill } of runs) {
					Object.assign(store, kill);
					const [outcome] = await Promise.allSettled([
						(async () => {
							const ledger = await open(store, { resendDoubtful });
							const standings = await ledger.claim(units);
							const settlements = new Map<number, Settlement>();
							for (const [position, standing] of standings) {
								if (standing === 'sentBefore') expect(certain.has(position)).toBe(true);
								if (standing !== 'open') continue;
								// Nobody is sent to again but on the user's word.
								if (!resendDoubtful) expect(taken.has(position)).toBe(false);
								const settlement = verdicts[position] ?? 'open';
								settlements.set(position, settlement);
								if (settlement !== 'open') taken.add(position);
								if (settlement === 'taken') certain.add(position);
							}
							await ledger.settle(settlements);
							await ledger.close();
						})(),
					]);
					if (outcome.status === 'rejected' && !(outcome.reason instanceof Killed)) {
						throw outcome.reason;
					}
				}
				Object.assign(store, { killAfter: Infinity });
				const last = await (await open(store)).claim(units);
				for (const [position, standing] of last) {
					if (standing === 'open') expect(taken.has(position)).toBe(false);
					if (standing === 'sentBefore') expect(certain.has(position)).toBe(true);
				}
			}),
			propertyRuns(1000),
		);
	});
});
