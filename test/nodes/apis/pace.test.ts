import { paced } from '../../../nodes/apis/pace';
import { fakeClock } from '../../support/fakeClock';

const turns = async (count: number) => {
	for (let turn = 0; turn < count; turn++) await Promise.resolve();
};

describe('paced', () => {
	it('keeps the order of the indexes, whatever finishes first', async () => {
		const work = async (index: number) => {
			await turns(10 - index);
			return index;
		};
		await expect(paced(5, work, { atOnce: 5, perSecond: 0 }, fakeClock())).resolves.toEqual([
			0, 1, 2, 3, 4,
		]);
	});

	it('never has more under way than allowed, and uses all that is allowed', async () => {
		let running = 0;
		let most = 0;
		const work = async () => {
			most = Math.max(most, ++running);
			await turns(5);
			running--;
		};
		await paced(50, work, { atOnce: 7, perSecond: 0 }, fakeClock());
		expect(most).toBe(7);
	});

	it('begins no more within a second than allowed', async () => {
		const clock = fakeClock();
		const starts: number[] = [];
		const work = async () => {
			starts.push(clock.now());
			await turns(1);
		};
		await paced(5, work, { atOnce: 1, perSecond: 4 }, clock);
		expect(starts).toEqual([0, 250, 500, 750, 1000]);
	});

	it('begins nothing more once it was stopped, and gives what was done', async () => {
		const stop = new AbortController();
		const work = async (index: number) => {
			if (index === 1) stop.abort();
			await turns(1);
			return index;
		};
		await expect(
			paced(4, work, { atOnce: 1, perSecond: 0, signal: stop.signal }, fakeClock()),
		).resolves.toEqual([0, 1, undefined, undefined]);
	});

	it('works on one at a time when it is told less than one', async () => {
		await expect(
			paced(2, async (index) => index, { atOnce: 0, perSecond: 0 }, fakeClock()),
		).resolves.toEqual([0, 1]);
	});
});
