import type { Failover } from './failover';
import type { Step } from './step';

/** One message with everything that is the same for all who get it. */
export interface Message {
	/** What is tried, in this order; one at least. */
	steps: Step[];
	failover?: Failover;
	reference?: string;
	/** Merged over the request. */
	additional?: Record<string, unknown>;
}

/** @throws {RangeError} when there is none, which only a fault of ours can cause */
export function stepAt({ steps }: Message, index: number): Step {
	const step = steps[index];
	if (step === undefined) throw new RangeError(`There is no step ${index}`);
	return step;
}

/** Whether Mitto itself goes from step to step. */
export function isTimed({ steps, failover }: Message, from: number): boolean {
	return failover?.timeout !== undefined && steps.length - from > 1;
}

/** The step that the node tries when a recipient is refused, if there is one. */
export function stepAfterRefusal({ steps, failover }: Message, step: number): number | undefined {
	const next = step + 1;
	return failover?.onRefusal === true && next < steps.length ? next : undefined;
}
