import { sleep } from 'n8n-workflow';

/** Time and chance, passed in so that tests never wait and never roll dice. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Milliseconds since some moment, for durations: unlike `now` it is never set forward or back. */
	elapsed(): number;
	/** Resolves after so many milliseconds, or at once when the signal fires. */
	sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
	/** From 0 up to, but not including, 1. */
	random(): number;
}

/** Waiting in steps of this length keeps a stopped execution from lingering. */
const longestStep = 250;

export const systemClock: Clock = {
	now: () => Date.now(),
	elapsed: () => performance.now(),
	random: () => Math.random(),
	async sleep(milliseconds, signal) {
		const end = performance.now() + milliseconds;
		for (let left = milliseconds; left > 0 && !signal?.aborted; left = end - performance.now()) {
			await sleep(Math.min(left, longestStep));
		}
	},
};
