import fc from 'fast-check';

import { schedules, twoAtOnce } from '../../../support/simulation/schedule';
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

	it('would send it twice without a lock, which the simulation notices', async () => {
		expect(await simulate(twoAtOnce, 'none')).not.toEqual([]);
		const found = await fc.check(
			fc.asyncProperty(schedules, async (schedule) => {
				expect(await simulate(schedule, 'none')).toEqual([]);
			}),
			{ numRuns: 200, endOnFailure: true },
		);
		expect(found.failed).toBe(true);
	}, 60_000);
});
