import type { Form } from '../../form/form';
import { isRecord } from '../../values/records';
import { BadInput } from '../../form/badInput';
import { Rules } from '../../form/rules';
import type { Route } from '../sending/request';
import { envelope, refuseTwoContents, type Message } from './envelope';
import { readFailover, readFailoverSteps } from './failover';
import { readStep } from './step';

/** What the user filled in as the message of one item, not checked yet. */
export function readMessage(form: Form): Message {
	const failover = readFailover(form);
	const first = readStep(form, readRoute(form) === 'chatApps');
	const reference = form.group('options').text('reference');
	const additional = form.object('additionalJson', 'Additional JSON');
	return {
		steps: [first, ...(failover === undefined ? [] : readFailoverSteps(form))],
		...(failover !== undefined && { failover }),
		...(reference !== undefined && { reference }),
		...(additional !== undefined && Object.keys(additional).length > 0 && { additional }),
	};
}

/** Only SMS can choose, and a hidden choice does not count. */
export function readRoute(form: Form): Route {
	const chosen = form.text('channel') === 'sms' && form.text('route') === 'smsApi';
	return chosen ? 'smsApi' : 'chatApps';
}

/**
 * The vendors' rules for all steps of a message.
 *
 * @throws {BadInput} with everything that is wrong
 */
export function checkMessage(message: Message, route: Route): void {
	if (route === 'smsApi' && message.failover?.timeout !== undefined) {
		throw BadInput.of(
			'Failover',
			'is to wait for delivery, which the SMS API cannot do',
			'Choose Send Through "Chat Apps API", or Failover "When Refused"',
		);
	}
	const problems = message.steps.flatMap((step, index) => {
		const rules = new Rules();
		const unrouted = index === 0 && route === 'smsApi';
		if (!unrouted) rules.text(step.trafficAccountId, 'Traffic Account', { required: true });
		step.type?.check(unrouted ? step.content : contentSent(message, index), rules);
		const place = index === 0 ? '' : `Failover Step ${index} › `;
		return rules.problems.map((problem) => ({ ...problem, field: place + problem.field }));
	});
	if (problems.length > 0) throw new BadInput(problems);
	refuseTwoContents(message);
}

/** The channel's part of one step as it will be sent, with Additional JSON merged in. */
export function contentSent(message: Message, index: number): object {
	const step = message.steps[index];
	const content = step && envelope(message, index)[step.channel.key];
	return isRecord(content) ? content : {};
}
