import { paced } from '../../apis/pace';
import type { Clock } from '../../values/clock';
import { settled } from '../../values/settled';
import type { Brake } from './brake';
import { deliver, type Delivery } from './deliver';
import { interrupted } from './fates';
import type { Fate, Target } from './target';

export interface Sending {
	delivery: Omit<Delivery, 'giveUp'>;
	/** Requests at the same time. */
	atOnce: number;
	brake: Brake;
	clock: Clock;
}

/**
 * Sends chunks with a request for each, some at the same time, until the brake is pulled.
 *
 * @param tell takes what became of a chunk's targets, as soon as it is known
 * @returns what failed without an answer for its chunk, which must end the campaign once that is noted
 */
export async function sendChunks(
	chunks: Target[][],
	{ delivery, atOnce, brake, clock }: Sending,
	tell: (chunk: Target[], fates: Fate[]) => void,
): Promise<unknown[]> {
	const faults: unknown[] = [];
	const giveUp = () => brake.pull();
	await paced(
		chunks.length,
		async (index) => {
			const chunk = chunks[index] ?? [];
			const left = brake.reason();
			if (left !== undefined) {
				tell(
					chunk,
					chunk.map(() => left),
				);
				return;
			}
			const outcome = await settled(deliver(chunk, { ...delivery, giveUp }));
			if (outcome.status === 'rejected') {
				faults.push(outcome.reason);
				return;
			}
			brake.count(outcome.value);
			tell(
				chunk,
				chunk.map((_, place) => outcome.value[place] ?? interrupted),
			);
		},
		{ atOnce, perSecond: 0 },
		clock,
	);
	return faults;
}
