import { BadInput } from '../../form/badInput';
import { Rules } from '../../form/rules';
import { isTimed, type Message } from './message';
import { bodyOf, contentSent } from './request';

/**
 * The vendors' rules for all steps of a message, as they will be sent.
 *
 * @param recipient whoever gets it, where that is part of the message
 * @throws {BadInput} with everything that is wrong
 */
export function checkMessage(message: Message, recipient?: { address: unknown }): void {
	refuseNoSteps(message);
	refuseWaitingOnSmsApi(message);
	const problems = message.steps.flatMap((step, index) => {
		const rules = new Rules();
		if (step.api === 'chatApps') {
			const account = isTimed(message, index)
				? step.trafficAccountId
				: bodyOf(message, index).trafficAccountId;
			rules.text(account, 'Traffic Account', { required: true });
		}
		if (index === 0 && recipient !== undefined) {
			step.channel.checkDestination(recipient.address, rules);
		}
		step.type?.check(contentSent(message, index), rules);
		const place = index === 0 ? '' : `Failover Step ${index} › `;
		return rules.problems.map((problem) => ({ ...problem, field: place + problem.field }));
	});
	if (problems.length > 0) throw new BadInput(problems);
	refuseTwoContents(message);
}

function refuseNoSteps({ steps, failover }: Message): void {
	if (failover === undefined || steps.length > 1) return;
	throw BadInput.of('Failover Steps', 'has no step', 'Add the message to try next');
}

function refuseWaitingOnSmsApi({ steps, failover }: Message): void {
	if (failover?.timeout === undefined || steps.every(({ api }) => api === 'chatApps')) return;
	throw BadInput.of(
		'Failover',
		'is to wait for delivery, which the SMS API cannot do',
		'Choose Send Through "Chat Apps API", or Failover "When Refused"',
	);
}

/**
 * Mitto's failover has room for one content of each channel.
 *
 * @throws {BadInput} when two steps need different contents on one channel
 */
function refuseTwoContents({ steps, failover }: Message): void {
	if (failover?.timeout === undefined) return;
	const seen = new Map<string, string>();
	for (const [index, { channel, content }] of steps.entries()) {
		const text = JSON.stringify(content);
		const before = seen.get(channel.bodyPart);
		seen.set(channel.bodyPart, text);
		if (before === undefined || before === text) continue;
		throw BadInput.of(
			`Failover Steps › Step ${index}`,
			`has another ${channel.name} content than a step before it, and Mitto's failover takes one content for each channel`,
			'Use the same content, another channel, or Failover "When Refused"',
		);
	}
}
