import { ForeignRow, Mutex, type Hurry } from '../../../nodes/processedData/mutex';
import { fakeClock } from '../../support/fakeClock';
import { MemoryStore } from '../../support/memoryStore';

/** A row in which others write as well: what they do is told for each call, by its number from 1. */
class SharedRow extends MemoryStore {
	counts = 0;

	adds = 0;

	atCount: Record<number, () => void> = {};

	/** Before the write of it. */
	atAdd: Record<number, () => void> = {};

	afterAdd: Record<number, () => void> = {};

	asked: string[][] = [];

	override async count() {
		this.atCount[++this.counts]?.();
		return await super.count();
	}

	override async add(keys: string[]) {
		const number = ++this.adds;
		this.asked.push(keys);
		this.atAdd[number]?.();
		const known = await super.add(keys);
		this.afterAdd[number]?.();
		return known;
	}
}

const refuse = () => {
	throw new Error('UNIQUE constraint failed');
};

const lock = (size: number) => [
	'mitto|lock',
	...Array.from({ length: size - 1 }, (_, index) => `mitto|lock|${index}`),
];

const everyKey = [
	...lock(40),
	...Array.from({ length: 1000 }, (_, token) => `mitto|lock|takeover|${token}`),
];

function scene(token = 1042, chance = 0.5) {
	const row = new SharedRow();
	const clock = fakeClock(1_000_000, chance);
	const mutex = new Mutex(row, clock, token);
	/** What stands in the row while a section runs. */
	const whileLocked = async (hurry?: Hurry) =>
		await mutex.locked(async () => [...row.entries], hurry);
	return { row, clock, mutex, whileLocked };
}

describe('a free lock', () => {
	it('is taken at once with as many keys as chance has it, and leaves nothing behind', async () => {
		for (const [chance, size] of [
			[0, 1],
			[0.5, 21],
			[0.999, 40],
		] as const) {
			const { row, clock, whileLocked } = scene(1, chance);
			expect(await whileLocked()).toEqual(lock(size));
			expect(row.entries).toEqual([]);
			expect(clock.slept).toEqual([]);
		}
	});

	it('is free again after a section that failed, whose failure is told', async () => {
		const { row, mutex } = scene();
		const failing = mutex.locked(async () => await Promise.reject(new Error('broken')));
		await expect(failing).rejects.toThrow('broken');
		expect(row.entries).toEqual([]);
	});

	it('tells the failure of a section before that of the release', async () => {
		const { row, mutex } = scene();
		const failing = mutex.locked(async () => {
			row.killAfter = 0;
			throw new Error('broken');
		});
		await expect(failing).rejects.toThrow('broken');
	});

	it('tells when it could not be released', async () => {
		const { row, mutex } = scene();
		const done = mutex.locked(async () => {
			row.killAfter = 0;
		});
		await expect(done).rejects.toThrow('n8n was killed');
	});

	it.each([
		[10_000, true],
		[10_001, false],
	])('is held for a section of %d ms: %s', async (milliseconds, fits) => {
		const { row, clock, mutex } = scene();
		const done = mutex.locked(async () => await clock.sleep(milliseconds));
		if (fits) await done;
		else await expect(done).rejects.toThrow('longer than 10 s');
		// Whoever was too slow writes no more.
		expect(row.entries.length > 0).toBe(!fits);
	});

	it('is tried again when somebody was faster', async () => {
		const { row, clock, whileLocked } = scene();
		row.atAdd[1] = refuse;
		row.atAdd[2] = () => row.entries.push('mitto|lock');
		row.atCount[3] = () => (row.entries = []);
		expect(await whileLocked()).toEqual(lock(21));
		expect(clock.slept).toEqual([60, 78]);
	});

	it('is given up when the store refuses it more than thirty times in a row', async () => {
		const { row, whileLocked } = scene();
		for (let add = 1; add <= 31; add++) row.atAdd[add] = refuse;
		await expect(whileLocked()).rejects.toThrow('UNIQUE constraint failed');
		expect(row.adds).toBe(31);
	});

	it('is waited for when others hold it between the refusals', async () => {
		const { row, whileLocked } = scene();
		for (let add = 1; add <= 40; add++) row.atAdd[add] = refuse;
		row.atCount[21] = () => (row.entries = lock(3));
		row.atCount[22] = () => (row.entries = []);
		expect(await whileLocked()).toEqual(lock(21));
	});
});

describe('a lock that somebody holds', () => {
	const waits = (count: number) =>
		[60, 78, 101.4, 131.8, 171.4, 222.8, 289.6, 376.5, 489.4, 600, 600, 60, 60].slice(0, count);

	it.each([
		['works' as const, waits(13)],
		['looks' as const, [600, 780, 1014, 1318.2, 1713.7, 2227.8, 2400, 2400]],
	])('is waited for longer and longer by who %s', async (hurry, expected) => {
		const { row, clock, whileLocked } = scene();
		row.entries = lock(3);
		row.atCount[expected.length + 1] = () => (row.entries = []);
		await whileLocked(hurry);
		expect(clock.slept.map((each) => Math.round(each * 10) / 10)).toEqual(expected);
	});

	it('is waited for with short pauses again after more than three seconds', async () => {
		const { row, clock } = scene();
		const pauses: number[] = [];
		const steps = {
			...clock,
			sleep: async (milliseconds: number) => {
				pauses.push(Math.round(milliseconds));
				await clock.sleep(1_000);
			},
		};
		row.entries = lock(3);
		row.atCount[6] = () => (row.entries = []);
		await new Mutex(row, steps, 1).locked(async () => {});
		expect(pauses).toEqual([60, 78, 101, 132, 60]);
	});

	it('is waited for although others are faster each time that it is free', async () => {
		const { row, clock, whileLocked } = scene();
		for (let time = 1; time <= 40; time++) {
			row.atCount[time] = () => (row.entries = []);
			row.atAdd[time] = () => (row.entries = ['mitto|lock']);
		}
		row.atCount[41] = () => (row.entries = []);
		expect(await whileLocked()).toEqual(lock(21));
		expect(clock.slept).toHaveLength(40);
	});

	it('is not taken over as long as it is another one each time', async () => {
		const { row, clock, whileLocked } = scene();
		for (let count = 1; count <= 300; count++) {
			row.atCount[count] = () => (row.entries = lock(2 + (count % 2)));
		}
		row.atCount[301] = () => (row.entries = []);
		expect(await whileLocked()).toEqual(lock(21));
		expect(clock.slept).toHaveLength(300);
		expect(row.adds).toBe(1);
	});
});

describe('a lock that was left behind', () => {
	it.each([
		['a new key', lock(5), [...lock(5), 'mitto|lock|takeover|42']],
		['the key that was there', [...lock(5), 'mitto|lock|takeover|42'], undefined],
	])('is taken over with %s after 15 seconds', async (_, before, during) => {
		const { row, clock, whileLocked } = scene();
		row.entries = [...before];
		const held = await whileLocked();
		// The key that was there goes, and comes again.
		expect(new Set(held)).toEqual(new Set(during ?? before));
		expect(row.entries).toEqual([]);
		expect(clock.slept.at(-1)).toBe(5_000);
		const waited = clock.slept.slice(0, -1).reduce((sum, each) => sum + each, 0);
		expect(waited).toBeGreaterThan(15_000);
		expect(waited).toBeLessThan(15_600);
	});

	it('is left to whoever else takes it over', async () => {
		const { row, clock, whileLocked } = scene();
		row.entries = lock(5);
		// Their key comes together with ours.
		row.afterAdd[2] = () => row.entries.push('mitto|lock|takeover|7');
		const counts = row.counts;
		expect(counts).toBe(0);
		const held = await whileLocked();
		expect(held).toEqual(expect.arrayContaining([...lock(5), 'mitto|lock|takeover|7']));
		// Once they meet, each waits by chance, and then from the beginning.
		expect(clock.slept.filter((each) => each === 5_000)).toHaveLength(2);
		expect(clock.slept).toContain(2_500);
	});

	it('is left to whoever’s key came in place of ours', async () => {
		const { row, clock, whileLocked } = scene();
		row.entries = lock(5);
		row.afterAdd[2] = () => (row.entries = [...lock(5), 'mitto|lock|takeover|7']);
		await whileLocked();
		expect(clock.slept.filter((each) => each === 5_000)).toHaveLength(2);
	});

	it('is taken over only after more than 15 seconds', async () => {
		const { row, clock } = scene();
		row.entries = lock(5);
		const steps = {
			...clock,
			sleep: async () => await clock.sleep(5_000),
		};
		let waited = 0;
		row.atAdd[1] = () => (waited = clock.slept.length);
		await new Mutex(row, steps, 1).locked(async () => {});
		expect(waited).toBe(4);
	});

	it('is left alone when it changes meanwhile', async () => {
		const { row, clock, whileLocked } = scene();
		row.entries = lock(5);
		row.afterAdd[1] = () => (row.entries = lock(6));
		await whileLocked();
		expect(clock.slept.filter((each) => each === 5_000)).toHaveLength(1);
		// Fifteen seconds for the one, fifteen for the other.
		const waited = clock.slept.reduce((sum, each) => sum + each, 0);
		expect(waited).toBeGreaterThan(35_000);
	});

	it.each([1, 2, 3])('is waited for when the store refuses the %d. write', async (write) => {
		const { row, whileLocked } = scene();
		row.entries = lock(5);
		row.atAdd[write] = refuse;
		expect(await whileLocked()).toEqual(expect.arrayContaining(lock(5)));
		expect(row.adds).toBe(write + 3);
	});

	it.each([1, 2, 3])(
		'is a new one when it was released before the %d. write, which is taken for the lock',
		async (write) => {
			const { row, whileLocked } = scene();
			row.entries = lock(5);
			row.atAdd[write] = () => (row.entries = []);
			const key = write === 1 ? [] : ['mitto|lock|takeover|42'];
			expect(await whileLocked()).toEqual(['mitto|lock', ...key]);
			expect(row.adds).toBe(write);
			expect(row.entries).toEqual([]);
		},
	);
});

describe('a row that is a stranger’s', () => {
	it('is told at once by more keys than a lock can have, and left as it is', async () => {
		const { row, whileLocked } = scene();
		const theirs = Array.from({ length: 1041 }, (_, index) => `item ${index}`);
		row.entries = [...theirs];
		await expect(whileLocked()).rejects.toThrow(ForeignRow);
		await expect(whileLocked()).rejects.toThrow('Remove Duplicates');
		expect(row.entries).toEqual(theirs);
		expect(row.adds).toBe(0);
	});

	it('is waited for with as many keys as a lock can have', async () => {
		const { row, whileLocked } = scene();
		row.entries = [...everyKey];
		row.atCount[2] = () => (row.entries = []);
		expect(await whileLocked()).toEqual(lock(21));
	});

	it('is told by what is more than a lock when somebody wrote into it', async () => {
		const { row, mutex } = scene();
		const done = mutex.locked(async () => row.entries.push('item 1'));
		await expect(done).rejects.toThrow(ForeignRow);
		expect(row.entries).toEqual(['item 1']);
	});

	it('is told when a lock was thought to be left behind in it', async () => {
		const { row, mutex } = scene();
		row.entries = ['item 1', 'item 2'];
		let begun = false;
		const done = mutex.locked(async () => (begun = true));
		await expect(done).rejects.toThrow(ForeignRow);
		expect(begun).toBe(false);
		expect(row.entries).toEqual(['item 1', 'item 2']);
	});

	it('is not one into which only others wrote who wanted the lock', async () => {
		const { row, mutex } = scene();
		await mutex.locked(async () => row.entries.push('mitto|lock|takeover|7'));
		expect(row.entries).toEqual([]);
		// All keys that a lock can have tell it from a stranger's.
		expect(row.asked.at(-1)).toEqual(everyKey);
	});

	it('is told only once all keys are in it, also when others write at the same time', async () => {
		const { row, mutex } = scene();
		// Another write at the same time loses this one.
		row.afterAdd[2] = () => (row.entries = lock(2));
		await mutex.locked(async () => row.entries.push('mitto|lock|takeover|7'));
		expect(row.adds).toBe(3);
		expect(row.entries).toEqual([]);
	});
});
