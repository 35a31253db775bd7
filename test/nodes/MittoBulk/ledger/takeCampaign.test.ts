import { Hold } from '../../../../nodes/MittoBulk/ledger/hold';
import { keysOf } from '../../../../nodes/MittoBulk/ledger/keys';
import type { Store } from '../../../../nodes/MittoBulk/ledger/store';
import {
	findHolder,
	stayAlive,
	takeCampaign,
} from '../../../../nodes/MittoBulk/ledger/takeCampaign';
import { fakeClock } from '../../../support/fakeClock';
import { MemoryStore } from '../../../support/memoryStore';

const keys = keysOf('sale');

/** A campaign that execution 1 holds; what it does each time that somebody waits is told later. */
async function held(start = 0) {
	const row = new MemoryStore();
	const holder = new Hold(keys, '1', 0);
	await holder.take(row);
	const time = fakeClock(start);
	const scene = {
		row,
		holder,
		meanwhile: async () => {},
		lives: async () => {
			holder.askForSign();
			await holder.live(row);
		},
		clock: {
			...time,
			sleep: async (milliseconds: number) => {
				await time.sleep(milliseconds);
				await scene.meanwhile();
			},
		},
	};
	return scene;
}

const second = () => new Hold(keys, '2', 0);

describe('a campaign that somebody holds', () => {
	it.each([true, false])(
		'is taken after 24 seconds without a sign of life, whether one would wait (%s) or not',
		async (wait) => {
			const { row, clock } = await held();
			expect(await takeCampaign(row, second(), { clock, wait })).toBeUndefined();
			expect(clock.slept).toEqual(Array.from({ length: 12 }, () => 2_000));
			expect(await second().take(row)).toMatchObject({ execution: '2' });
		},
	);

	it('is left to its holder at the first sign of life when one would not wait', async () => {
		const scene = await held();
		scene.meanwhile = scene.lives;
		const taken = await takeCampaign(scene.row, second(), { clock: scene.clock, wait: false });
		expect(taken).toMatchObject({ execution: '1' });
		expect(scene.clock.slept).toEqual([2_000]);
	});

	it('is waited for as long as its holder lives, and taken when that lets go', async () => {
		const scene = await held();
		scene.meanwhile = async () => {
			if (scene.clock.slept.length < 30) await scene.lives();
			else await scene.holder.release(scene.row, []);
		};
		expect(
			await takeCampaign(scene.row, second(), { clock: scene.clock, wait: true }),
		).toBeUndefined();
		expect(scene.clock.slept).toHaveLength(30);
	});

	it('is not waited for any longer once the execution is stopped', async () => {
		const { row, clock } = await held();
		const signal = AbortSignal.abort();
		expect(await takeCampaign(row, second(), { clock, wait: true, signal })).toMatchObject({
			execution: '1',
		});
		expect(clock.slept).toEqual([2_000]);
	});

	it.each([
		[500, 2_000],
		[1_500, 4_500],
		[9_000, 12_000],
	])(
		'is looked at so seldom that its holder comes to the lock: after %d ms for a look %d ms later',
		async (took, pause) => {
			const { row, clock } = await held(1_000_000);
			const hurries: unknown[] = [];
			let time = clock.elapsed();
			const slow: Store = {
				exclusively: async (section, hurry) => {
					hurries.push(hurry);
					time += took;
					return await section(row);
				},
			};
			const patience = { clock: { ...clock, elapsed: () => time }, wait: true };
			expect(await takeCampaign(slow, second(), patience)).toBeUndefined();
			expect(new Set(clock.slept)).toEqual(new Set([pause]));
			// Only the first look is that of one who means to work.
			expect(hurries[0]).toBeUndefined();
			expect(new Set(hurries.slice(1))).toEqual(new Set(['looks']));
		},
	);
});

describe('who is sending a campaign', () => {
	it('is nobody when nobody holds it, which is known at once', async () => {
		const clock = fakeClock();
		expect(await findHolder(new MemoryStore(), keys, clock)).toBeUndefined();
		expect(clock.slept).toEqual([]);
	});

	it('is the holder that gives a sign of life', async () => {
		const scene = await held();
		scene.meanwhile = async () => {
			if (scene.clock.slept.length === 2) await scene.lives();
		};
		expect(await findHolder(scene.row, keys, scene.clock)).toMatchObject({ execution: '1' });
		expect(scene.clock.slept).toHaveLength(2);
	});

	it('is nobody when no sign comes within three times the time between two of them', async () => {
		const { row, clock } = await held();
		expect(await findHolder(row, keys, clock)).toBeUndefined();
		expect(clock.slept).toEqual(Array.from({ length: 7 }, () => 2_000));
	});

	it('is nobody when the holder lets go meanwhile', async () => {
		const scene = await held();
		scene.meanwhile = async () => await scene.holder.release(scene.row, []);
		expect(await findHolder(scene.row, keys, scene.clock)).toBeUndefined();
		expect(scene.clock.slept).toHaveLength(1);
	});
});

describe('an execution that holds a campaign', () => {
	const signs = (row: MemoryStore) => row.entries.filter((key) => key.startsWith('v|'));

	/** Lives for so many intervals. */
	async function live(intervals: number, store: Store, holder: Hold) {
		const time = fakeClock();
		const clock = {
			...time,
			sleep: async (milliseconds: number) => {
				await time.sleep(milliseconds);
				if (time.slept.length > intervals) life.stop();
			},
		};
		const life = stayAlive(store, holder, clock);
		await new Promise((resolve) => setTimeout(resolve, 5));
		return { slept: time.slept, stop: life.stop };
	}

	it('gives a sign of life every four seconds until it ends', async () => {
		const { row, holder } = await held();
		const { slept } = await live(3, row, holder);
		expect(slept).toEqual([4_000, 4_000, 4_000, 4_000]);
		expect(signs(row)).toEqual(['v|sale|1']);
	});

	it('gives the next sign although one could not be given', async () => {
		const { row, holder } = await held();
		let asked = 0;
		const store: Store = {
			exclusively: async (section) => {
				if (asked++ === 0) throw new Error('The database is away');
				return await section(row);
			},
		};
		await live(2, store, holder);
		expect(signs(row)).toEqual(['v|sale|0']);
	});

	it('gives none that comes to the lock only after it has ended', async () => {
		const { row, holder } = await held();
		let intervals = 0;
		const end = new AbortController();
		const clock = {
			...fakeClock(),
			sleep: async () => {
				if (++intervals > 3) await new Promise(() => {});
			},
		};
		const store: Store = {
			exclusively: async (section) => {
				life.stop();
				end.abort();
				return await section(row);
			},
		};
		const life = stayAlive(store, holder, clock);
		await new Promise((resolve) => setTimeout(resolve, 5));
		expect(end.signal.aborted).toBe(true);
		expect(signs(row)).toEqual([]);
	});
});
