import { limitConcurrency } from '../bundled/limit';
import type { Clock } from '../values/clock';

export interface Pace {
	/** How many pieces of work may be under way at once. */
	atOnce: number;
	/** How many may begin within a second; 0 means as many as `atOnce` allows. */
	perSecond: number;
	/** When it fires, no further work begins. */
	signal?: AbortSignal;
}

/**
 * Does `work` for 0, 1, … count - 1, several at once and not faster than allowed. Results keep the
 * order of the indexes. `work` must not throw: what went wrong is part of its result. An index that
 * was not begun because the signal fired has no result.
 */
export async function paced<T>(
	count: number,
	work: (index: number) => Promise<T>,
	{ atOnce, perSecond, signal }: Pace,
	clock: Clock,
): Promise<Array<T | undefined>> {
	const limit = limitConcurrency(Math.max(1, Math.floor(atOnce)));
	const turn = spaced(perSecond, clock, signal);

	const begin = async (index: number): Promise<T | undefined> => {
		await turn();
		return signal?.aborted ? undefined : await work(index);
	};

	return await Promise.all(
		Array.from({ length: count }, async (_, index) => await limit(async () => await begin(index))),
	);
}

/** A function to await before each request: it spreads them evenly, `perSecond` at most; 0 never waits. */
export function spaced(
	perSecond: number,
	clock: Clock,
	signal: AbortSignal | undefined,
): () => Promise<void> {
	const interval = perSecond > 0 ? 1000 / perSecond : 0;
	let nextStart = 0;
	return async () => {
		if (interval === 0) return;
		const start = Math.max(clock.now(), nextStart);
		nextStart = start + interval;
		await clock.sleep(start - clock.now(), signal);
	};
}
