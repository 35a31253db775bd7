import type { DeliveryStatus, NormalisedStatus } from '../../callbacks/status';
import type { WaitResult } from '../result';

/** How far a message must come. */
export type Goal = 'sent' | 'delivered' | 'read';

const steps: readonly DeliveryStatus[] = ['queued', 'sent', 'delivered', 'read'];
const lost: readonly DeliveryStatus[] = ['failed', 'expired'];

/**
 * What a status means for the wait; undefined when it goes on. A word that is not known decides
 * nothing: it could mean anything.
 */
export function judge({ status }: NormalisedStatus, goal: Goal): WaitResult | undefined {
	if (lost.includes(status)) return 'notDelivered';
	const reached = steps.indexOf(status) >= steps.indexOf(goal);
	return reached ? (status as Goal) : undefined;
}
