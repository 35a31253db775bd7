import type { IDataObject } from 'n8n-workflow';

import { BadInput } from '../../form/badInput';
import { mergeJson } from '../../sending/additionalJson';
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

/**
 * The body of a request, without its recipients, from one step on. With a timeout it holds all steps
 * that are left, as Mitto's "Failover" page shows: channels side by side and the accounts in order.
 */
export function envelope(message: Message, from: number): Record<string, unknown> {
	const { steps, failover, reference, additional } = message;
	const left = steps.slice(from);
	const [first] = left;
	if (first === undefined) throw new RangeError(`There is no step ${from}`);

	const timeout = left.length > 1 ? failover?.timeout : undefined;
	const body: IDataObject =
		timeout === undefined
			? { trafficAccountId: first.trafficAccountId, [first.channel.key]: first.content }
			: { ...channelsOf(left), failover: timeoutOf(timeout, left) };
	if (reference !== undefined) body.reference = reference;
	return additional === undefined ? body : mergeJson(body, additional);
}

/** Whether Mitto itself goes from step to step. */
export function isTimed({ steps, failover }: Message, from: number): boolean {
	return failover?.timeout !== undefined && steps.length - from > 1;
}

function channelsOf(steps: Step[]): IDataObject {
	const channels: IDataObject = {};
	for (const { channel, content } of steps) channels[channel.key] ??= content;
	return channels;
}

function timeoutOf(
	{ type, seconds, status }: NonNullable<Failover['timeout']>,
	steps: Step[],
): IDataObject {
	return {
		type,
		timeoutFailover: {
			timeoutInSeconds: seconds,
			status,
			trafficAccounts: steps.map(({ trafficAccountId }) => trafficAccountId),
		},
	};
}

/**
 * Mitto's failover has room for one content of each channel.
 *
 * @throws {BadInput} when two steps need different contents on one channel
 */
export function refuseTwoContents({ steps, failover }: Message): void {
	if (failover?.timeout === undefined) return;
	const seen = new Map<string, string>();
	for (const [index, { channel, content }] of steps.entries()) {
		const text = JSON.stringify(content);
		const before = seen.get(channel.key);
		seen.set(channel.key, text);
		if (before === undefined || before === text) continue;
		throw BadInput.of(
			`Failover Steps › Step ${index}`,
			`has another ${channel.name} content than a step before it, and Mitto's failover takes one content for each channel`,
			'Use the same content, another channel, or Failover "When Refused"',
		);
	}
}
