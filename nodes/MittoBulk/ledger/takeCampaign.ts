import type { Clock } from '../../values/clock';
import { look, type Hold, type Sighting } from './hold';
import type { Keys } from './keys';
import type { Store } from './store';
import { settled } from '../../values/settled';

export interface Patience {
	clock: Clock;
	/** Wait until the campaign is free, instead of ending when another execution is alive. */
	wait: boolean;
	/** Ends the waiting. */
	signal?: AbortSignal;
}

/**
 * Takes a campaign as soon as nobody holds it, or its holder has given no sign of life for
 * `deadAfter`. Nobody is sent to twice if that is wrong: a holder that was only slow finds its hold
 * gone before it claims anybody, and what it has under way counts as in doubt.
 *
 * @returns who holds the campaign, when it was not taken
 */
export async function takeCampaign(
	store: Store,
	hold: Hold,
	{ clock, wait, signal }: Patience,
): Promise<Sighting | undefined> {
	let last: { state: string; quiet: number } | undefined;
	for (;;) {
		const begun = clock.elapsed();
		const holder = await store.exclusively(async (row) => {
			const seen = await hold.take(row);
			const isDead = seen !== undefined && seen.state === last?.state && last.quiet >= deadAfter;
			if (isDead) await hold.takeOver(row);
			return isDead ? undefined : seen;
		}, last && 'looks');
		if (holder === undefined) return undefined;
		if (holder.state !== last?.state) {
			if (last !== undefined && !wait) return holder;
			last = { state: holder.state, quiet: 0 };
		}
		const pause = pauseAfter(clock.elapsed() - begun);
		await clock.sleep(pause, signal);
		if (signal?.aborted) return holder;
		// Only as long as this execution leaves the lock alone can the holder be expected to give a sign.
		last.quiet += pause;
	}
}

/**
 * Those who look must leave the lock to the holder most of the time, or it cannot give its signs of
 * life when the database is slow, and is taken for dead.
 *
 * @param took milliseconds of the last look, the wait for the lock included
 */
function pauseAfter(took: number): number {
	return Math.min(Math.max(lookEvery, 3 * took), longestPause);
}

/** Who is sending a campaign: a holder that gives a sign of life within a few of their intervals. */
export async function findHolder(
	store: Store,
	keys: Keys,
	clock: Clock,
): Promise<Sighting | undefined> {
	const read = async () => await store.exclusively(async (row) => await look(row, keys), 'looks');
	const first = await read();
	for (let waited = 0; first !== undefined && waited <= 3 * signEvery; waited += lookEvery) {
		await clock.sleep(lookEvery);
		const now = await read();
		if (now?.state !== first.state) return now;
	}
	return undefined;
}

/**
 * Gives signs of life until `stop` is called. One that cannot be given is left out: the hold is lost
 * only after many.
 */
export function stayAlive(store: Store, hold: Hold, clock: Clock): { stop: () => void } {
	const end = new AbortController();
	const signs = async () => {
		for (;;) {
			await clock.sleep(signEvery, end.signal);
			if (end.signal.aborted) return;
			hold.askForSign();
			await settled(
				store.exclusively(async (row) => {
					if (!end.signal.aborted) await hold.live(row);
				}),
			);
		}
	};
	void signs();
	return { stop: () => end.abort() };
}

/** Milliseconds. A holder that was killed with the row locked frees the campaign within a minute. */
export const signEvery = 4_000;
export const deadAfter = 24_000;
const lookEvery = 2_000;
const longestPause = 12_000;
