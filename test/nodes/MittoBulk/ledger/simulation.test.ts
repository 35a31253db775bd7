import fc from 'fast-check';

import { schedules, type Schedule } from '../../../support/simulation/schedule';
import { simulate } from '../../../support/simulation/simulate';

/** `SCHEDULES=1000000 SEED=42` plays more of them, or the same ones again. */
const { SCHEDULES, SEED } = process.env;
const setting = {
	numRuns: Number(SCHEDULES ?? 1_000),
	// The same in every run, so that a change is judged and not the luck of the draw.
	seed: Number(SEED ?? 7),
};
const timeout = 60_000 * Math.max(10, setting.numRuns / 1_000);

describe('executions on several processes', () => {
	it(
		'send to nobody twice, lose nothing and come to an end, whoever is killed and whatever is slow',
		async () => {
			await fc.assert(
				fc.asyncProperty(schedules, async (schedule) => {
					expect(await simulate(schedule)).toEqual([]);
				}),
				setting,
			);
		},
		timeout,
	);

	const run = { campaign: 0, after: 0, silent: false, wait: false };
	const twoAtOnce: Schedule = {
		processes: [[run], [run]],
		latencies: [0],
		requests: [0],
		refused: [],
		seed: 0,
	};

	it('send one campaign once when it is started twice at the same moment', async () => {
		expect(await simulate(twoAtOnce)).toEqual([]);
	});

	it('take over a lock that a killed process left behind, one of them only', async () => {
		const again = { ...run, wait: true };
		const schedule: Schedule = {
			processes: [
				[run, { ...run, after: 226, awaitsToLive: 53 }],
				[{ ...again, after: 4422 }],
				[
					{ ...run, after: 292 },
					{ ...run, campaign: 1, after: 88 },
				],
			],
			latencies: [268, 0, 20],
			requests: [18_874, 135],
			refused: [],
			seed: 99_634_729,
		};
		expect(await simulate(schedule)).toEqual([]);
	});

	it('see a lock that was taken over, written to again after it was released', async () => {
		const schedule: Schedule = {
			processes: [
				[
					{ ...run, awaitsToLive: 88, wait: true },
					{ ...run, campaign: 0 },
				],
				[
					{ ...run, campaign: 2, awaitsToLive: 12 },
					{ ...run, after: 3249 },
				],
				[{ ...run, campaign: 1, awaitsToLive: 73 }],
			],
			latencies: [343, 0, 7, 11, 751, 235, 17, 0],
			requests: [87, 15_769, 0],
			refused: [],
			seed: 2_131_757_922,
		};
		expect(await simulate(schedule)).toEqual([]);
	});

	it('leave a slow database to the execution that sends, and do not take it for dead', async () => {
		const schedule: Schedule = {
			processes: [
				[run],
				[run],
				[
					{ ...run, campaign: 1 },
					{ ...run, awaitsToLive: 0 },
				],
			],
			latencies: [392],
			requests: [0],
			refused: [],
			seed: 768_160_010,
		};
		expect(await simulate(schedule)).toEqual([]);
	});

	it('come to the lock however long others keep coming back to it', async () => {
		const schedule: Schedule = {
			processes: [[run], [{ ...run, campaign: 1 }], [run]],
			latencies: [631, 638, 4],
			requests: [0],
			refused: [1],
			seed: 0,
		};
		expect(await simulate(schedule)).toEqual([]);
	});

	it('would send it twice without a lock, which the simulation notices', async () => {
		expect(await simulate(twoAtOnce, 'none')).not.toEqual([]);
		const found = await fc.check(
			fc.asyncProperty(schedules, async (schedule) => {
				expect(await simulate(schedule, 'none')).toEqual([]);
			}),
			{ numRuns: 200 },
		);
		expect(found.failed).toBe(true);
	}, 60_000);
});
