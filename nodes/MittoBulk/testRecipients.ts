import type { INodeProperties } from 'n8n-workflow';

import type { Form } from '../form/form';
import { BadInput } from '../form/badInput';
import { quoted } from '../values/quoted';
import type { Recipients } from '../recipients';
import type { Target } from './sending/target';

export const testOptions: INodeProperties[] = [
	{
		displayName: 'Test Messages',
		name: 'testMessages',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: 1,
		description:
			'How many of the first messages each test recipient gets, of each variant. A message that is the same for all counts once.',
	},
	{
		displayName: 'Test Recipients',
		name: 'testRecipients',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. +385911234567, +385987654321',
		description:
			'A test run: the first messages go to these recipients and nothing goes to anybody else. Rows have test and insteadOf, and the ledger notes nothing. Guards, opt-outs and quiet hours count as ever. Take the option away to send the campaign.',
	},
];

/**
 * Whom the test run goes to, as they were filled in; undefined when it is no test run. Left empty, or
 * with an expression that finds nothing, it must not become the real campaign.
 *
 * @throws {BadInput}
 */
export function readTestRecipients(options: Form): string[] | undefined {
	if (!options.has('testRecipients')) return undefined;
	const given = options.list('testRecipients');
	if (given.length > 0) return given;
	throw BadInput.of(
		'Test Recipients',
		'is empty or an expression that finds nothing, so nothing is sent',
		'Write the test recipients, or take the option away to send the campaign',
	);
}

/**
 * The first messages of a campaign, readdressed to the test recipients.
 *
 * @throws {BadInput} naming a test recipient that cannot be sent to
 */
export function testTargets(
	targets: readonly Target[],
	{ ready, skipped }: Recipients,
	options: Form,
): Target[] {
	const wrong = skipped.find(({ reason }) => reason !== 'duplicate');
	if (wrong !== undefined) {
		throw BadInput.of(
			'Test Recipients',
			`has ${quoted(wrong.address)}: ${wrong.detail}`,
			'Correct it, or take it out of the list',
		);
	}
	const most = Math.max(1, Math.floor(options.number('testMessages') ?? 1));
	return firstMessages(targets, most).flatMap((target, message) =>
		ready.map(
			({ address }, tester): Target => ({
				...target,
				recipient: {
					address,
					itemIndex: target.recipient.itemIndex,
					position: message * ready.length + tester,
				},
				insteadOf: target.recipient.address,
			}),
		),
	);
}

function firstMessages(targets: readonly Target[], most: number): Target[] {
	const chosen = new Map<Target['message'], Target>();
	const counts = new Map<string | undefined, number>();
	for (const target of targets) {
		const count = counts.get(target.variant) ?? 0;
		if (count >= most || chosen.has(target.message)) continue;
		chosen.set(target.message, target);
		counts.set(target.variant, count + 1);
	}
	return [...chosen.values()];
}
