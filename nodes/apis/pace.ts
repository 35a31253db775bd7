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
export type Pacer = <T>(
	count: number,
	work: (index: number) => Promise<T>,
) => Promise<Array<T | undefined>>;

/**
 * All that is done through one pacer shares its places.
 *
 * @param turn awaited before each piece of work; pacers that share it keep to its speed together
 */
export function pacer(
	{ atOnce, signal }: Omit<Pace, 'perSecond'>,
	turn: () => Promise<void>,
): Pacer {
	const limit = limitConcurrency(Math.max(1, Math.floor(atOnce)));
	return async (count, work) => {
		const begin = async (index: number) => {
			await turn();
			return signal?.aborted ? undefined : await work(index);
		};
		return await Promise.all(
			Array.from({ length: count }, async (_, index) => await limit(async () => begin(index))),
		);
	};
}

/** The same for work that shares neither places nor speed with any other. */
export async function paced<T>(
	count: number,
	work: (index: number) => Promise<T>,
	pace: Pace,
	clock: Clock,
): Promise<Array<T | undefined>> {
	return await pacer(pace, spaced(pace.perSecond, clock, pace.signal))(count, work);
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
