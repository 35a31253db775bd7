import type { Form } from '../../form/form';
import { Form as Forms } from '../../form/form';
import type { ItemContext } from '../../MittoSend/operations/operation';
import { message, type MessageStatus } from '../../MittoSend/operations/messageStatus';
import { normaliseStatus, type NormalisedStatus } from '../../callbacks/status';
import type { Clock } from '../../values/clock';
import type { WaitResult } from '../result';
import { judge, type Goal } from './judge';
import { settled } from '../../values/settled';

/** What was found out about a message while the execution was running. */
export interface Found {
	/** Undefined when the time was over before anything was decided. */
	result?: WaitResult;
	status: NormalisedStatus & { description: string | null };
}

/** Seconds between two looks: most messages arrive within seconds, the others take minutes. */
const pauses = [1, 1, 2, 2, 3, 4, 5, 8, 10];
const longestPause = 15;

const nothingKnown: Found = { status: { ...normaliseStatus(null, null), description: null } };

/**
 * Looks a message up again and again until its fate is decided or the time is over. A look that fails
 * decides nothing, since the next one may succeed.
 *
 * @param seconds how long at most
 * @param signal stops it, when the user stops the execution
 */
export async function lookUp(
	item: ItemContext,
	messageId: string,
	{ goal, seconds, signal }: { goal: Goal; seconds: number; signal?: AbortSignal },
	clock: Clock,
): Promise<Found> {
	const end = clock.now() + seconds * 1000;
	let found = nothingKnown;
	for (let look = 0; clock.now() < end && !signal?.aborted; look++) {
		const pause = (pauses[look] ?? longestPause) * 1000;
		await clock.sleep(Math.min(pause, Math.max(0, end - clock.now())), signal);
		if (signal?.aborted) break;
		const seen = await settled(statusOf(item, messageId));
		if (seen.status === 'rejected') {
			item.node.logger.warn(
				`The status of a message could not be looked up: ${String(seen.reason)}`,
			);
			continue;
		}
		found = { status: seen.value, result: judge(seen.value, goal) };
		if (found.result !== undefined) break;
	}
	return found;
}

async function statusOf(item: ItemContext, messageId: string): Promise<Found['status']> {
	const form: Form = Forms.of({ messageId });
	const [get] = message.operations;
	const told = await get?.run({ ...item, form, options: Forms.of({}) });
	const { status, final, rawStatus, description } = told as MessageStatus;
	return { status, final, rawStatus, description };
}
