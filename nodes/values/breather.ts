import type { Clock } from './clock';

/** Milliseconds after which n8n must be able to do other things. */
const longestStretch = 50;

/** A function to await between the steps of long work, which lets n8n do other things now and then. */
export function breather(clock: Clock): () => Promise<void> {
	let due = clock.elapsed() + longestStretch;
	return async () => {
		if (clock.elapsed() < due) return;
		await clock.sleep(1);
		due = clock.elapsed() + longestStretch;
	};
}
