import type { Form } from '../../form/form';
import { readFailover, readFailoverSteps } from './failover';
import type { Message } from './message';
import type { Step } from './step';

/**
 * What the user filled in as the message of one item, not checked yet.
 *
 * @param first what is tried first
 * @param plan where the fields of the failover stand, if there can be one
 */
export function readMessage(first: Step, form: Form, plan: Form | undefined): Message {
	const failover = plan && readFailover(plan);
	const more = plan === undefined || failover === undefined ? [] : readFailoverSteps(plan);
	const options = form.group('options');
	const reference = options.text('reference');
	const additional = options.object('additionalJson', 'Additional JSON');
	return {
		steps: [first, ...more],
		...(failover !== undefined && { failover }),
		...(reference !== undefined && { reference }),
		...(additional !== undefined && Object.keys(additional).length > 0 && { additional }),
	};
}
