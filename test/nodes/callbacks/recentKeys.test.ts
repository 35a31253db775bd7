import { RecentKeys } from '../../../nodes/callbacks/recentKeys';

describe('keys that were seen lately', () => {
	const bounds = { now: 0, windowMs: 1000, size: 3 };

	it('are new once', () => {
		const keys = new RecentKeys();
		expect(keys.add('a', bounds)).toBe(true);
		expect(keys.add('a', bounds)).toBe(false);
		expect(keys.add('b', bounds)).toBe(true);
	});

	it('are new again when the window has passed, counted from the first time', () => {
		const keys = new RecentKeys();
		keys.add('a', bounds);
		expect(keys.add('a', { ...bounds, now: 999 })).toBe(false);
		expect(keys.add('a', { ...bounds, now: 1000 })).toBe(true);
	});

	it('are forgotten, the oldest first, when there are too many', () => {
		const keys = new RecentKeys();
		for (const key of ['a', 'b', 'c', 'd']) keys.add(key, bounds);
		expect(keys.add('b', bounds)).toBe(false);
		expect(keys.add('a', bounds)).toBe(true);
	});

	it('are new again when they were forgotten on purpose', () => {
		const keys = new RecentKeys();
		keys.add('a', bounds);
		keys.forget('a');
		expect(keys.add('a', bounds)).toBe(true);
	});

	it('are known until they expire', () => {
		const keys = new RecentKeys();
		keys.add('a', bounds);
		expect(keys.knows('a', 999)).toBe(true);
		expect(keys.knows('a', 1000)).toBe(false);
		expect(keys.knows('b', 0)).toBe(false);
	});

	it('are open until it is decided whether they stay', async () => {
		const keys = new RecentKeys();
		const until = Promise.resolve();
		keys.keepOpen('a', until);
		expect(keys.openUntil('a')).toBe(until);
		expect(keys.openUntil('b')).toBeUndefined();
		await until;
		expect(keys.openUntil('a')).toBeUndefined();
	});

	it('stay open when a later try is not decided yet', async () => {
		const keys = new RecentKeys();
		const first = Promise.resolve();
		const second = new Promise<void>(() => {});
		keys.keepOpen('a', first);
		keys.keepOpen('a', second);
		await first;
		expect(keys.openUntil('a')).toBe(second);
	});
});
