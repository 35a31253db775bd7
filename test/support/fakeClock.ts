import type { Clock } from '../../nodes/values/clock';

/** A clock that never waits: sleeping moves it forward and is written down. */
export function fakeClock(start = 0, chance = 0.5): Clock & { slept: number[] } {
	let time = start;
	const slept: number[] = [];
	return {
		slept,
		now: () => time,
		elapsed: () => time,
		random: () => chance,
		sleep: async (milliseconds) => {
			if (milliseconds > 0) slept.push(milliseconds);
			time += Math.max(0, milliseconds);
			await Promise.resolve();
		},
	};
}
