import { twoAtOnce, type Schedule } from '../../../support/simulation/schedule';
import { simulate } from '../../../support/simulation/simulate';

/** Schedules that once went wrong, or could. The search for more is `simulation.test.ts`. */
describe('executions on several processes', () => {
	const run = { campaign: 0, after: 0, silent: false, wait: false };
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
});
