import type { LedgerSettings } from '../../../../nodes/MittoBulk/ledger/ledger';
import type { Settlement } from '../../../../nodes/MittoBulk/ledger/claim';
import { bucketOf } from '../../../../nodes/MittoBulk/ledger/keys';
import { Killed, MemoryStore } from '../../../support/memoryStore';
import { openLedger } from '../../../support/openLedger';
import { WatchedStore } from '../../../support/watchedStore';

const people = (count: number) =>
	Array.from({ length: count }, (_, index) => `+3859${10_000_000 + index}`);

/** Recipients who share their bucket, and one of another. */
const [a = '', b = '', c = '', d = ''] = people(3_000).filter(
	(address) => bucketOf(address) === bucketOf('+385910000000'),
);
const far = people(10).find((address) => bucketOf(address) !== bucketOf(a)) ?? '';

async function open(store: MemoryStore, more: Partial<LedgerSettings> = {}) {
	return await openLedger(store, {
		campaign: 'sale',
		size: 10,
		capacity: 1_000_000,
		resendDoubtful: false,
		...more,
	});
}

/** Claims a group in a run of its own, and is killed before anything of it is settled. */
async function killed(store: MemoryStore, group: string[], resendDoubtful = false) {
	return await (await open(store, { resendDoubtful })).claim(group);
}

async function run(
	store: MemoryStore,
	group: string[],
	settlements: Settlement[] = group.map(() => 'taken'),
	resendDoubtful = false,
) {
	const ledger = await open(store, { resendDoubtful });
	const standings = await ledger.claim(group);
	ledger.settle(settlements);
	await ledger.close();
	return standings;
}

const kinds = (store: MemoryStore, kind: RegExp) => store.entries.filter((key) => kind.test(key));

describe('what the user knows of recipients in doubt', () => {
	it('says nothing of those of whom the user knows nothing', async () => {
		const store = new MemoryStore();
		await run(store, [a, b], ['inDoubt', 'inDoubt']);
		const ledger = await open(store);
		await ledger.resolve([a, b], ['taken', undefined]);
		await ledger.close();
		expect(await run(store, [a, b])).toEqual(['sentBefore', 'inDoubt']);
	});

	it('that somebody was not sent to is no word for what is sent then', async () => {
		const store = new MemoryStore();
		await killed(store, [a, b]);
		const ledger = await open(store);
		await ledger.resolve([a], ['open']);
		await ledger.close();
		expect(await killed(store, [a, b])).toEqual(['open', 'inDoubt']);
		expect(await run(store, [a, b])).toEqual(['inDoubt', 'inDoubt']);
	});
});

describe('a group', () => {
	it('is known as sent also when an earlier run sent to some of it', async () => {
		const store = new MemoryStore();
		await run(store, [a, far]);
		await run(store, [a, b, far]);
		expect(await (await open(store)).sentBefore([[a, b, far]])).toEqual([true]);
	});

	it('of a new campaign is not known as sent, which needs no look', async () => {
		const store = new MemoryStore();
		const ledger = await open(store);
		store.killAfter = 0;
		expect(await ledger.sentBefore([[a], [b]])).toEqual([false, false]);
	});

	it('that nobody claimed has nothing to note or to settle', async () => {
		const store = new MemoryStore();
		const ledger = await open(store);
		store.killAfter = 0;
		await ledger.note([undefined]);
		ledger.settle(['taken']);
		store.killAfter = Infinity;
		await ledger.close();
		expect(store.entries).toEqual(['c|sale']);
	});

	it('is not noted one by one when all have answered, or it is settled', async () => {
		const store = new MemoryStore();
		const ledger = await open(store);
		await ledger.claim([a, b]);
		store.killAfter = 0;
		await ledger.note(['taken', 'open']);
		ledger.settle(['taken', 'inDoubt']);
		await ledger.note([undefined, undefined]);
	});

	it('is written at its end once it is flushed', async () => {
		const store = new MemoryStore();
		const ledger = await open(store);
		await ledger.claim([a, b]);
		ledger.settle(['taken', 'open']);
		await ledger.flush();
		expect(await run(store, [a, b])).toEqual(['sentBefore', 'open']);
	});

	it('is ended only once', async () => {
		const store = new WatchedStore();
		const ledger = await open(store);
		await ledger.claim([a, b]);
		ledger.settle(['taken', 'taken']);
		await ledger.flush();
		store.forget();
		await ledger.flush();
		expect(store.added.filter((key) => /^[glh]/.test(key))).toEqual([]);
	});
});

describe('an answer that takes long', () => {
	it('leaves those alone who have theirs, and who were sent to before', async () => {
		const store = new MemoryStore();
		await run(store, [a]);
		const ledger = await open(store);
		await ledger.claim([a, b, c]);
		await ledger.note([undefined, 'taken', undefined]);
		expect(await run(store, [a, b, c])).toEqual(['sentBefore', 'sentBefore', 'inDoubt']);
	});

	it('is struck out without a search when it was not waited for', async () => {
		const store = new WatchedStore();
		const ledger = await open(store);
		await ledger.claim([a, b]);
		store.forget();
		await ledger.note(['taken', undefined]);
		expect(store.removed.filter((key) => key.startsWith('d|'))).toEqual([]);
	});

	it('that never comes stays in doubt', async () => {
		const store = new MemoryStore();
		const ledger = await open(store);
		await ledger.claim([a, b, far]);
		await ledger.note(['taken', undefined, undefined]);
		ledger.settle(['taken', 'inDoubt', 'taken']);
		await ledger.close();
		expect(await run(store, [a, b, far])).toEqual(['sentBefore', 'inDoubt', 'sentBefore']);
	});

	it('that never comes leaves none of those in doubt whose answers came', async () => {
		const store = new MemoryStore();
		const ledger = await open(store);
		await ledger.claim([a, b, c, d]);
		await ledger.note([undefined, undefined, undefined, undefined]);
		ledger.settle(['inDoubt', 'taken', 'taken', 'taken']);
		await ledger.close();
		expect(kinds(store, /^d/)).toHaveLength(1);
		expect(await run(store, [a, b, c, d])).toEqual([
			'inDoubt',
			'sentBefore',
			'sentBefore',
			'sentBefore',
		]);
	});

	it('that came does not end the doubts of earlier runs', async () => {
		const store = new MemoryStore();
		await run(store, [a], ['inDoubt']);
		const ledger = await open(store);
		await ledger.claim([far]);
		await ledger.note([undefined]);
		ledger.settle(['taken']);
		await ledger.close();
		expect(await run(store, [a, far])).toEqual(['inDoubt', 'sentBefore']);
	});
});

describe('recipients of a bucket that was in flight when n8n was killed', () => {
	it('are in doubt also when the campaign itself was forgotten since, and not all are in the list', async () => {
		const store = new MemoryStore();
		await killed(store, [a, b]);
		store.entries = store.entries.filter((key) => key !== 'c|sale');
		expect(await run(store, [a])).toEqual(['inDoubt']);
		expect(await run(store, [a, b])).toEqual(['inDoubt', 'inDoubt']);
	});

	it('are settled once they were sent again', async () => {
		const store = new MemoryStore();
		await killed(store, [a, b]);
		expect(await run(store, [a, b], ['taken', 'taken'], true)).toEqual(['open', 'open']);
		expect(await run(store, [a, b])).toEqual(['sentBefore', 'sentBefore']);
	});

	it('are settled once they were sent again, also where there was a doubt before', async () => {
		const store = new MemoryStore();
		await run(store, [a], ['inDoubt']);
		await killed(store, [a, b, c]);
		expect(await run(store, [a], ['taken'], true)).toEqual(['open']);
		expect(await run(store, [a])).toEqual(['sentBefore']);
	});

	it('are only those who were open when these were no more than half of the group', async () => {
		const store = new MemoryStore();
		await run(store, [a]);
		await killed(store, [a, b]);
		expect(kinds(store, /^[iu]/)).toEqual([]);
		expect(await run(store, [a, b])).toEqual(['sentBefore', 'inDoubt']);
	});

	it('are all of it when more than half were open', async () => {
		const store = new MemoryStore();
		await run(store, [a]);
		await killed(store, [a, b, c]);
		expect(kinds(store, /^[d]/)).toEqual([]);
		expect(await run(store, [a, b, c])).toEqual(['inDoubt', 'inDoubt', 'inDoubt']);
	});
});

describe('the row of a campaign', () => {
	it('is written to once for each group in the first run', async () => {
		const store = new WatchedStore();
		const ledger = await open(store);
		store.forget();
		for (const group of [[a, b], [far]]) {
			await ledger.claim(group);
			ledger.settle(group.map(() => 'taken'));
		}
		expect(store.calls.map(([kind]) => kind)).toEqual(['add', 'add']);
		await ledger.close();
		expect(store.calls.map(([kind]) => kind)).toEqual(['add', 'add', 'add', 'remove']);
		expect(store.removed.filter((key) => /^[dhkau]/.test(key))).toEqual([]);
	});

	it('is asked no more of a group that is known than it takes', async () => {
		const store = new WatchedStore();
		await run(store, [a, b]);
		const ledger = await open(store);
		store.forget();
		await ledger.claim([a, b]);
		ledger.settle([]);
		expect(store.calls.map(([kind]) => kind)).toEqual(['add', 'remove']);
		await ledger.flush();
		expect(store.calls.map(([kind]) => kind)).toEqual(['add', 'remove', 'add']);
		await ledger.close();
		expect([...store.added, ...store.removed].filter((key) => /^[dhka]/.test(key))).toEqual([]);
	});

	it('is asked for the user’s word only about those who were in flight', async () => {
		const store = new WatchedStore();
		await killed(store, [a, b]);
		await run(store, [far]);
		store.forget();
		await run(store, [a, c, far]);
		expect(store.added.filter((key) => key.startsWith('k|'))).toEqual([`k|sale|${a.slice(1)}`]);
	});

	it('keeps no bucket doubtful that was only asked about', async () => {
		const store = new MemoryStore();
		await run(store, [a, far], ['inDoubt', 'taken']);
		await run(store, [far]);
		await run(store, [a, far]);
		expect(kinds(store, /^h/)).toEqual(['h|sale', `h|sale|${bucketOf(a)}`]);
	});

	it('is rid of a doubt once, when it is sent again', async () => {
		const store = new WatchedStore();
		await run(store, [a, b, far], ['inDoubt', 'taken', 'taken']);
		store.forget();
		await run(store, [a, b, far]);
		const doubt = (address: string) => `d|sale|${address.slice(1)}`;
		expect(store.removed.filter((key) => key.startsWith('d|'))).toEqual([doubt(b)]);
		store.forget();
		await run(store, [a, b, far], ['taken', 'taken', 'taken'], true);
		expect(store.removed.filter((key) => key.startsWith('d|'))).toEqual([doubt(b), doubt(a)]);
		expect(kinds(store, /^d/)).toEqual([]);
	});

	it('is asked for nothing but the keys of its campaign, and never for nothing', async () => {
		const store = new WatchedStore();
		for (const resend of [false, true, false]) {
			await run(store, [a, b, far], ['taken', 'inDoubt', 'open'], resend);
			await run(store, [a, b, c], ['taken', 'open', 'taken'], resend);
			const ledger = await open(store, { resendDoubtful: resend });
			await ledger.claim([a, d]);
			await ledger.note(['taken', undefined]);
			store.killAfter = 2;
			ledger.settle(['taken', 'taken']);
			await ledger.close().catch((reason: unknown) => expect(reason).toBeInstanceOf(Killed));
			store.killAfter = Infinity;
			await killed(store, [c, d], resend);
		}
		const strange = [...store.added, ...store.removed, ...store.entries].filter(
			(key) => !/^[a-z]\|sale(\||$)/.test(key) && !/^n\|\d+(\|beat)?$/.test(key),
		);
		expect(strange).toEqual([]);
		expect(store.calls.filter(([kind, keys]) => kind === 'add' && keys === 0)).toEqual([]);
	});
});
