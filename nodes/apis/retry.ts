import { ApiFailure } from './failure';
import type { Clock } from '../values/clock';
import { settled } from '../values/settled';

export interface RetryPolicy {
	/** How often a request is repeated after the first try. */
	retries: number;
	/**
	 * Repeat also when the vendor may have taken the request. Right for reading; for sending it can
	 * deliver a message twice.
	 */
	whenUnknown: boolean;
	/**
	 * Each try can have an effect of its own, as of sending: one without an answer leaves in doubt what was
	 * done, whatever becomes of those after it.
	 */
	leavesDoubt?: boolean;
	signal?: AbortSignal;
}

/** Longer pauses are not waited for: the flow should decide what to do meanwhile. */
const longestPause = 120_000;
const firstPause = 1_000;

/**
 * Repeats a request that certainly was not processed: the vendor asked to wait (its `Retry-After` is
 * honoured) or was never reached. Pauses without a `Retry-After` double from one second and vary by
 * a quarter, so that parallel requests do not return in step.
 */
export async function withRetries<T>(
	attempt: () => Promise<T>,
	policy: RetryPolicy,
	clock: Clock,
): Promise<T> {
	let doubt: ApiFailure | undefined;
	for (let tries = 0; ; tries++) {
		if (policy.signal?.aborted) throw doubt ?? cancelled();

		const outcome = await settled(attempt());
		if (outcome.status === 'fulfilled') return outcome.value;

		const fault: unknown = outcome.reason;
		if (policy.leavesDoubt && fault instanceof ApiFailure && fault.kind === 'unknown')
			doubt = fault;
		const last = tries >= policy.retries;
		if (last || !(fault instanceof ApiFailure) || !repeatable(fault, policy)) {
			throw doubt ?? fault;
		}

		const pause = fault.facts.retryAfter ?? backOff(tries, clock.random());
		if (pause > longestPause) throw doubt ?? fault;
		await clock.sleep(pause, policy.signal);
	}
}

function repeatable({ kind }: ApiFailure, { whenUnknown }: RetryPolicy): boolean {
	return kind === 'rateLimited' || kind === 'unreachable' || (kind === 'unknown' && whenUnknown);
}

function backOff(tries: number, chance: number): number {
	return firstPause * 2 ** tries * (0.75 + chance / 2);
}

/** What becomes of a request that had not left when the execution was stopped. */
export function cancelled(): ApiFailure {
	return new ApiFailure({
		kind: 'cancelled',
		message: 'The execution was stopped before this request was sent',
		advice: 'Run the flow again to send what is left',
	});
}
