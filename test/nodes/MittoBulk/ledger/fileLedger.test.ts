import fc from 'fast-check';

import { FileLedger, type Unit } from '../../../../nodes/MittoBulk/ledger/fileLedger';
import { Hold } from '../../../../nodes/MittoBulk/ledger/hold';
import { keysOf } from '../../../../nodes/MittoBulk/ledger/keys';
import type { Settlement } from '../../../../nodes/MittoBulk/ledger/claim';
import { fakeClock } from '../../../support/fakeClock';
import { Killed, MemoryStore } from '../../../support/memoryStore';
import { propertyRuns } from '../../../support/propertyRuns';
import { WatchedStore } from '../../../support/watchedStore';

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

	it('tells of exactly as many entries as fit that they do, and of one more that they do not', async () => {
		const settlements = new Map(
			unit(0).positions.map((position) => [position, position < 9 ? 'inDoubt' : 'taken'] as const),
		);
		const fits = async (capacity: number) => {
			const store = new MemoryStore();
			const ledger = await open(store, { capacity });
			await ledger.claim([unit(0)]);
			return [await ledger.settle(settlements), store.entries.length] as const;
		};
		const [isEnough, entries] = await fits(Infinity);
		expect(isEnough).toBe(true);
		expect(await fits(entries)).toEqual([true, entries]);
		expect(await fits(entries - 1)).toEqual([false, entries]);
	});

	it('has as much room for a campaign whatever others have noted before', async () => {
		const fits = async (others: number) => {
			const store = new MemoryStore();
			store.entries.push(...Array.from({ length: others }, (_, index) => `b|old|${index}`));
			const ledger = await open(store, { capacity: 60 });
			await ledger.claim([unit(0)]);
			const settlements = unit(0).positions.map(
				(position) => [position, position < 9 ? 'open' : 'taken'] as const,
			);
			return await ledger.settle(new Map(settlements));
		};
		expect(await fits(0)).toBe(true);
		expect(await fits(60)).toBe(true);
	});

	it('has nothing to settle before anybody is claimed, or when nobody of them is open', async () => {
		const store = new MemoryStore();
		await run(store, [unit(0)]);
		const ledger = await open(store, { capacity: 0 });
		expect(await ledger.settle(new Map())).toBe(true);
		await ledger.claim([unit(0)]);
		store.killAfter = 0;
		expect(await ledger.settle(new Map())).toBe(true);
	});

	it('tells who else is sending the campaign', async () => {
		const store = new MemoryStore();
		await open(store);
		const patience = { clock: fakeClock(), wait: true, signal: AbortSignal.abort() };
		const settings = { name, capacity: Infinity, resendDoubtful: false };
		const second = await FileLedger.open(store, settings, new Hold(keysOf(name), '2', 0), patience);
		expect(second).toMatchObject({ execution: '1' });
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

describe('a stretch that was under way when n8n was killed', () => {
	/** Claims units, and is killed before anything of them is settled. */
	async function killed(store: MemoryStore, units: Unit[], resendDoubtful = false) {
		await (await open(store, { resendDoubtful })).claim(units);
	}

	/** Settles as told, and is killed between the two writes of it. */
	async function killedWhileSettling(
		store: MemoryStore,
		units: Unit[],
		settlements: Map<number, Settlement>,
	) {
		const ledger = await open(store);
		await ledger.claim(units);
		store.killAfter = 1;
		await expect(ledger.settle(settlements)).rejects.toThrow(Killed);
		store.killAfter = Infinity;
	}

	const places = unit(0).positions;

	/** All taken but those. */
	const except = (position: number, settlement: Settlement) => (each: number) =>
		each === position ? settlement : 'taken';
	const allBut = (position: number, settlement: Settlement) =>
		new Map(places.map((each) => [each, except(position, settlement)(each)] as const));

	it('is in doubt as a whole, run after run, and others are not', async () => {
		const store = new MemoryStore();
		await killed(store, [unit(0)]);
		const known = store.entries.filter((key) => !key.startsWith('e|'));
		const again = async () => having(await run(store, [unit(0), unit(1)]), 'inDoubt');
		expect(await again()).toEqual(places);
		expect(await again()).toEqual(places);
		expect(store.entries).toEqual(expect.arrayContaining(known.filter((key) => /^[bi]/.test(key))));
		expect(having(await run(store, [unit(1)]), 'sentBefore')).toEqual(unit(1).positions);
	});

	it('is in doubt also when only some of it were open', async () => {
		const store = new MemoryStore();
		await run(store, [unit(0)], except(3, 'open'));
		await killed(store, [unit(0)]);
		expect(having(await run(store, [unit(0)]), 'inDoubt')).toEqual(places);
	});

	it('is not in doubt when nobody of it was open', async () => {
		const store = new MemoryStore();
		await run(store, [unit(0)]);
		await killed(store, [unit(0)]);
		expect(having(await run(store, [unit(0)]), 'sentBefore')).toEqual(places);
	});

	it('is settled with a stretch of which nobody is open', async () => {
		const store = new MemoryStore();
		await run(store, [unit(0)]);
		await run(store, [unit(0), unit(1)]);
		const standings = await run(store, [unit(0), unit(1)]);
		expect(having(standings, 'sentBefore')).toHaveLength(200);
	});

	it('stays in flight, in no more entries, as long as nothing more is known of it', async () => {
		const store = new MemoryStore();
		await killed(store, [unit(0)]);
		await run(store, [unit(0)], () => 'inDoubt', true);
		const kinds = store.entries.map((key) => key.slice(0, 2));
		expect(kinds.filter((kind) => kind !== 'n|')).toEqual(['c|', 'b|', 'i|']);
	});

	it('is in doubt only for those whose answer is missing once it is sent again', async () => {
		const store = new MemoryStore();
		await killed(store, [unit(0)]);
		await run(store, [unit(0)], except(9, 'inDoubt'), true);
		expect(having(await run(store, [unit(0)]), 'inDoubt')).toEqual([9]);
	});

	it.each([9, 90])(
		'forgets a refusal that was noted when n8n was killed, also with another doubt at %d',
		async (doubtful) => {
			const store = new MemoryStore();
			await killedWhileSettling(store, [unit(0)], allBut(5, 'open'));
			// 5 is taken this time, and must not be found refused again with the next exception.
			await run(store, [unit(0)], except(doubtful, 'inDoubt'), true);
			const standings = await run(store, [unit(0)]);
			expect(having(standings, 'inDoubt')).toEqual([doubtful]);
			expect(having(standings, 'open')).toEqual([]);
		},
	);

	it('takes for doubtful who is noted as refused and as doubtful', async () => {
		const store = new MemoryStore();
		await run(store, [unit(0)], except(7, 'inDoubt'));
		const doubt = store.entries.find((key) => key.startsWith('d|')) ?? '';
		await store.add([doubt.replace('d', 'o')]);
		expect(having(await run(store, [unit(0)]), 'inDoubt')).toEqual([7]);
	});

	it('keeps a doubt that is said to be taken without having been sent again', async () => {
		const store = new MemoryStore();
		await run(store, [unit(0)], (position) =>
			position === 7 ? 'inDoubt' : position === 8 ? 'open' : 'taken',
		);
		expect(having(await run(store, [unit(0)], () => 'taken'), 'open')).toEqual([8]);
		expect(having(await run(store, [unit(0)]), 'inDoubt')).toEqual([7]);
	});
});

describe('the row of a file', () => {
	/** Of the keys that the row was asked for, those of some kinds, without the campaign's name. */
	const notes = (keys: string[], kinds: RegExp) =>
		keys.filter((key) => kinds.test(key)).map((key) => key.replace(name, ''));

	it('holds only that a stretch was begun once all of it were sent to', async () => {
		const store = new WatchedStore();
		await run(store, [unit(0), unit(1)]);
		expect(store.entries).toEqual([`c|${name}`, `b|${name}|0|385`, `b|${name}|1|385`]);
		// Of what is new nothing else can be there, and each that goes costs a search.
		expect(notes(store.removed, /^[bioxd]/)).toEqual(['i||0|385', 'i||1|385']);
	});

	it('holds no stretch in flight that ended with everybody in doubt', async () => {
		const store = new WatchedStore();
		await run(store, [unit(0, 3)], () => 'inDoubt');
		expect(store.entries.map((key) => key.replace(name, ''))).toEqual([
			'c|',
			'b||0|385',
			'd||0|385|0',
			'd||0|385|1',
			'd||0|385|2',
			'x||0|385',
			'x||0|385|0',
		]);
	});

	it('is asked for blocks only where there are exceptions, and for places only of their blocks', async () => {
		const store = new WatchedStore();
		await run(store, [unit(0)], (position) => (position === 70 ? 'inDoubt' : 'taken'));
		await run(store, [unit(1)]);
		store.forget();
		await run(store, [unit(0), unit(1)]);
		expect(notes(store.added, /^x/)).toEqual(['x||0|385', 'x||0|385|0', 'x||0|385|1', 'x||1|385']);
		const places = notes(store.added, /^[od]/).map((key) => Number(key.split('|').at(-1)));
		expect(places).toHaveLength(2 * 36);
		expect(Math.min(...places)).toBe(64);
	});

	it('holds no place any more that was sent to since', async () => {
		const store = new WatchedStore();
		await run(store, [unit(0)], (position) => (position === 70 ? 'open' : 'taken'));
		expect(store.entries).toContain(`o|${name}|0|385|70`);
		await run(store, [unit(0)]);
		expect(store.entries.filter((key) => /^[od]/.test(key))).toEqual([]);
	});

	it('is left alone where nobody of a stretch is open', async () => {
		const store = new WatchedStore();
		await run(store, [unit(0)], (position) => (position === 7 ? 'inDoubt' : 'taken'));
		const ledger = await open(store);
		await ledger.claim([unit(0), unit(1)]);
		store.forget();
		await ledger.settle(new Map(unit(1).positions.map((position) => [position, 'taken'] as const)));
		expect([...store.added, ...store.removed].filter((key) => key.includes('|0|385'))).toEqual([]);
	});

	it('is rid of places only in blocks with exceptions when a stretch was cut short', async () => {
		const store = new WatchedStore();
		await (await open(store)).claim([unit(0)]);
		const again = await open(store, { resendDoubtful: true });
		await again.claim([unit(0)]);
		store.forget();
		await again.settle(
			new Map(unit(0).positions.map((each) => [each, each === 70 ? 'inDoubt' : 'taken'] as const)),
		);
		const places = notes(store.removed, /^[od]/).map((key) => Number(key.split('|').at(-1)));
		expect(Math.min(...places)).toBe(64);
	});

	it('is asked for nothing but the keys of its campaign', async () => {
		const store = new WatchedStore();
		for (const resend of [false, true, false]) {
			await run(store, [unit(0), unit(1)], (each) => (each % 50 === 0 ? 'open' : 'taken'), resend);
			await run(store, [unit(0)], (each) => (each % 50 === 0 ? 'inDoubt' : 'taken'), resend);
		}
		const strange = [...store.added, ...store.removed].filter(
			(key) => !key.startsWith('n|') && key.slice(1, name.length + 2) !== `|${name}`,
		);
		expect(strange).toEqual([]);
	});
});
