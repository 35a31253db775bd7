import fc from 'fast-check';

import { Hold } from '../../../../nodes/MittoBulk/ledger/hold';
import { bucketOf, keysOf } from '../../../../nodes/MittoBulk/ledger/keys';
import { Ledger, type LedgerSettings } from '../../../../nodes/MittoBulk/ledger/ledger';
import { fakeClock } from '../../../support/fakeClock';
import { Killed, MemoryStore } from '../../../support/memoryStore';
import { openLedger } from '../../../support/openLedger';
import { propertyRuns } from '../../../support/propertyRuns';

const people = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => `+3859${10_000_000 + from + index}`);

const settings = (more: Partial<LedgerSettings> = {}): LedgerSettings => ({
	campaign: 'sale',
	size: 10,
	capacity: 1000,
	resendDoubtful: false,
	...more,
});

/** Claims and settles everybody in one group. */
async function run(
	store: MemoryStore,
	addresses: string[],
	settlement: (address: string) => 'taken' | 'open' | 'inDoubt' = () => 'taken',
	more: Partial<LedgerSettings> = {},
) {
	const ledger = await openLedger(store, settings(more));
	const standings = await ledger.claim(addresses);
	await ledger.settle(addresses.map(settlement));
	await ledger.close();
	return standings;
}

describe('the ledger of a campaign', () => {
	it('knows who was sent to, however the number is written', async () => {
		const store = new MemoryStore();
		await run(store, ['+385911111111', '385922222222']);

		expect(await run(store, ['00385911111111', '+385 92 222 2222', '+385933333333'])).toEqual([
			'sentBefore',
			'sentBefore',
			'open',
		]);
	});

	it('is not opened while an execution that lives holds the campaign, and says which', async () => {
		const store = new MemoryStore();
		const holder = new Hold(keysOf('sale'), '42', 0);
		await holder.take(store);
		const time = fakeClock();
		const clock = {
			...time,
			sleep: async (milliseconds: number) => {
				await time.sleep(milliseconds);
				holder.askForSign();
				await holder.live(store);
			},
		};
		const before = store.entries.length;
		const opened = await Ledger.open(store, settings(), new Hold(keysOf('sale'), '7', 0), {
			clock,
			wait: false,
		});
		expect(opened).toMatchObject({ execution: '42' });
		expect(store.entries).toHaveLength(before + 1);
	});

	it('leaves who was certainly not sent to for the next run', async () => {
		const store = new MemoryStore();
		await run(store, ['+385911111111', '+385922222222'], (address) =>
			address.endsWith('1') ? 'taken' : 'open',
		);

		expect(await run(store, ['+385911111111', '+385922222222'])).toEqual(['sentBefore', 'open']);
	});

	it('keeps doubts apart from certain neighbours, until they are sent again on purpose', async () => {
		const store = new MemoryStore();
		const [first = '', ...others] = sameBucket(5);
		await run(store, [first, ...others], (address) => (address === first ? 'inDoubt' : 'taken'));
		const sure = others.map(() => 'sentBefore');

		expect(await run(store, [first, ...others])).toEqual(['inDoubt', ...sure]);
		expect(await run(store, [first, ...others])).toEqual(['inDoubt', ...sure]);
		expect(await run(store, [first, ...others], () => 'taken', { resendDoubtful: true })).toEqual([
			'open',
			...sure,
		]);
		expect(await run(store, [first, ...others])).toEqual(['sentBefore', ...sure]);
	});

	it('remembers a doubt about somebody who is not part of the next run', async () => {
		const store = new MemoryStore();
		const [first = '', second = ''] = sameBucket(2);
		await run(store, [first], () => 'inDoubt');
		await run(store, [second]);

		expect(await run(store, [first, second])).toEqual(['inDoubt', 'sentBefore']);
	});

	it('takes everybody for doubtful who was claimed when n8n was killed', async () => {
		const store = new MemoryStore();
		const ledger = await openLedger(store, settings());
		await ledger.claim(people(3));

		expect(await run(store, people(4))).toEqual(['inDoubt', 'inDoubt', 'inDoubt', 'open']);
	});

	it('forgets the oldest campaigns when a new one begins, never the one that is resumed', async () => {
		const store = new MemoryStore();
		await run(store, people(60), () => 'taken', { campaign: 'old', size: 60, capacity: 100 });
		await run(store, people(60), () => 'taken', { campaign: 'new', size: 60, capacity: 100 });
		const resumed = await run(store, people(60), () => 'taken', {
			campaign: 'new',
			size: 60,
			capacity: 100,
		});

		expect(new Set(resumed)).toEqual(new Set(['sentBefore']));
		expect(store.entries.filter((key) => key.startsWith('b|old|')).length).toBeLessThan(60);
	});

	it('leaves nothing behind but who was sent to', async () => {
		const store = new MemoryStore();
		await run(store, people(20));
		const kinds = store.entries.map((key) => key.slice(0, 2)).filter((kind) => kind !== 'b|');
		// Besides, the campaign is known, and that all of its only group were sent to.
		expect(kinds.toSorted()).toEqual(['c|', 'g|']);
	});
});

describe('a group of which some answers take long', () => {
	it('leaves only those in doubt who have no answer when n8n is killed', async () => {
		const store = new MemoryStore();
		const ledger = await openLedger(store, settings());
		await ledger.claim(people(4));
		await ledger.note(['taken', undefined, undefined, undefined]);
		await ledger.note(['taken', 'taken', undefined, 'open']);

		expect(await run(store, people(4))).toEqual(['sentBefore', 'sentBefore', 'inDoubt', 'inDoubt']);
	});

	it('is settled as any other when they have come', async () => {
		const store = new MemoryStore();
		const ledger = await openLedger(store, settings());
		await ledger.claim(people(3));
		await ledger.note(['taken', undefined, undefined]);
		ledger.settle(['taken', 'taken', 'open']);
		await ledger.close();

		expect(store.entries.filter((key) => /^[dhil]/.test(key))).toEqual([]);
		expect(await run(store, people(3))).toEqual(['sentBefore', 'sentBefore', 'open']);
	});
});

describe('a campaign that is run again and killed', () => {
	it('leaves those alone whom an earlier run sent to, although they share a bucket', async () => {
		const store = new MemoryStore();
		const [first = '', second = '', third = ''] = sameBucket(3);
		await run(store, [first, second]);
		const ledger = await openLedger(store, settings());
		await ledger.claim([first, second, third]);

		expect(await run(store, [first, second, third])).toEqual([
			'sentBefore',
			'sentBefore',
			'inDoubt',
		]);
	});

	it('passes over groups that were sent to as a whole, and no others', async () => {
		const store = new MemoryStore();
		await run(store, people(4));
		await run(store, people(2, 50), (address) => (address.endsWith('0') ? 'taken' : 'open'));
		const ledger = await openLedger(store, settings());
		const groups = [people(4), people(4).toReversed(), people(3), people(2, 50)];

		expect(await ledger.sentBefore(groups)).toEqual([true, true, false, false]);
		expect(await ledger.sentBefore(groups)).toEqual([true, true, false, false]);
	});

	it('asks for each recipient after it was killed while it asked for groups', async () => {
		const store = new MemoryStore();
		await run(store, people(2));
		const ledger = await openLedger(store, settings());
		store.killAfter = 1;
		await ledger.sentBefore([people(3)]).catch(unlessKilled);
		store.killAfter = Infinity;

		const again = await openLedger(store, settings());
		expect(await again.sentBefore([people(3)])).toEqual([false]);
		expect(await again.claim(people(3))).toEqual(['sentBefore', 'sentBefore', 'open']);
	});
});

describe('recipients in doubt of whom the user knows', () => {
	it('are settled one by one after a kill, and stay so', async () => {
		const store = new MemoryStore();
		const [first = '', second = '', third = '', other = ''] = sameBucket(4);
		await (await openLedger(store, settings())).claim([first, second, third]);
		const ledger = await openLedger(store, settings());
		const verdicts = ['taken' as const, 'open' as const, undefined, 'taken' as const];

		expect(await ledger.resolve([first, second, third, other], verdicts)).toEqual([
			'inDoubt',
			'inDoubt',
			'inDoubt',
			'open',
		]);
		await ledger.close();
		const resumed = ['sentBefore', 'open', 'inDoubt', 'open'];
		expect(await run(store, [first, second, third, other], () => 'open')).toEqual(resumed);
		expect(await run(store, [first, second, third, other])).toEqual(resumed);
	});
});

describe('a campaign that makes room', () => {
	const size = 60;
	const crowded = { size, capacity: 100 };

	it('cuts nothing while another one is being sent, and says so again and again', async () => {
		const store = new MemoryStore();
		const clock = fakeClock();
		const hold = new Hold(keysOf('running'), '1', 0);
		const patience = { clock, wait: true };
		const running = await Ledger.open(
			store,
			settings({ campaign: 'running', size }),
			hold,
			patience,
		);
		if (!(running instanceof Ledger)) throw new Error('It is held');
		await running.claim(people(size));
		running.settle(people(size).map(() => 'taken'));
		await running.flush();

		const lives = {
			...clock,
			sleep: async (milliseconds: number) => {
				await clock.sleep(milliseconds);
				if (clock.elapsed() % 4000 !== 0) return;
				hold.askForSign();
				await store.exclusively(async (row) => await hold.live(row));
			},
		};
		await Ledger.open(
			store,
			settings({ campaign: 'new', ...crowded }),
			new Hold(keysOf('new'), '2', 0),
			{ clock: lives, wait: true },
		);
		expect(store.entries.filter((key) => key.startsWith('b|running|'))).toHaveLength(size);
		await running.close();
	});

	it('does not spare for ever what was being sent when n8n was killed', async () => {
		const store = new MemoryStore();
		const killed = await openLedger(store, settings({ campaign: 'killed', size }));
		await killed.claim(people(size));
		await run(store, people(size), () => 'taken', { campaign: 'new', ...crowded });

		expect(store.entries.filter((key) => key.startsWith('b|killed|')).length).toBeLessThan(size);
		expect(store.entries.filter((key) => key.startsWith('n|'))).toEqual([]);
	});
});

describe('an n8n that is killed at any moment', () => {
	it('sends nobody twice and takes nobody for sent who was not', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.record({ after: fc.nat(30), before: fc.boolean() }), { maxLength: 4 }),
				fc.infiniteStream(fc.constantFrom('taken', 'taken', 'open', 'inDoubt', 'lost')),
				fc.integer({ min: 1, max: 9 }),
				async (kills, fates, groupSize) => {
					const store = new MemoryStore();
					const vendor = new Map<string, number>();
					const all = people(40).sort((a, b) => bucketOf(a) - bucketOf(b));

					for (const kill of [...kills, { after: Infinity, before: true }]) {
						store.killAfter = kill.after;
						store.killBeforeWriting = kill.before;
						const told = await campaign(store, all, groupSize, vendor, fates).catch(unlessKilled);

						for (const [address, times] of vendor) expect([address, times]).toEqual([address, 1]);
						for (const [address, said] of told ?? []) {
							const times = vendor.get(address) ?? 0;
							if (said === 'sent') expect([address, times]).toEqual([address, 1]);
							if (said === 'notSent') expect([address, times]).toEqual([address, 0]);
						}
						if (kill.after === Infinity) expect(told?.size).toBe(all.length);
					}
				},
			),
			propertyRuns(300),
		);
	});
});

/** Sends group by group; a "lost" answer may or may not have been taken, as an "inDoubt" one. */
async function campaign(
	store: MemoryStore,
	all: string[],
	groupSize: number,
	vendor: Map<string, number>,
	fates: Iterator<string>,
): Promise<Map<string, string>> {
	const told = new Map<string, string>();
	const ledger = await openLedger(store, settings({ size: all.length }));
	for (const group of wholeBuckets(all, groupSize)) {
		const standings = await ledger.claim(group);
		const settlements = group.map((address, index) => {
			if (standings[index] !== 'open') {
				told.set(address, standings[index] === 'sentBefore' ? 'sent' : 'unknown');
				return 'open' as const;
			}
			const fate = fates.next().value as string;
			if (fate === 'taken' || fate === 'lost') vendor.set(address, (vendor.get(address) ?? 0) + 1);
			told.set(address, fate === 'taken' ? 'sent' : fate === 'open' ? 'notSent' : 'unknown');
			return fate === 'lost' ? ('inDoubt' as const) : (fate as 'taken' | 'open' | 'inDoubt');
		});
		await ledger.settle(settlements);
	}
	await ledger.close();
	return told;
}

function wholeBuckets(sorted: string[], size: number): string[][] {
	const groups: string[][] = [[]];
	sorted.forEach((address, index) => {
		const group = groups.at(-1) ?? [];
		const sameBucketAsBefore = index > 0 && bucketOf(sorted[index - 1] ?? '') === bucketOf(address);
		if (group.length >= size && !sameBucketAsBefore) groups.push([address]);
		else group.push(address);
	});
	return groups;
}

function unlessKilled(reason: unknown): undefined {
	if (!(reason instanceof Killed)) throw reason;
}

function sameBucket(count: number): string[] {
	const bucket = bucketOf('+385911111111');
	return people(100_000)
		.filter((address) => bucketOf(address) === bucket)
		.slice(0, count);
}
