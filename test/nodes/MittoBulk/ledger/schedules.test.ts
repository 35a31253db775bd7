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

	it('leave a slow database to the execution that sends, and do not take it for dead', async () => {
		const schedule: Schedule = {
			processes: [
				[run],
				[
					{ ...run, awaitsToLive: 3 },
					{ ...run, after: 6_468 },
				],
				[
					{ ...run, after: 15_160, awaitsToLive: 76 },
					{ ...run, awaitsToLive: 0 },
				],
			],
			latencies: [344, 141, 12, 5],
			requests: [3_178, 2_103],
			refused: [],
			seed: 493_521_495,
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
