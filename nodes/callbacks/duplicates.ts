import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { Form } from '../form/form';
import type { CallbackEvent } from './events';
import { neverSeen } from './neverSeen';
import { RecentKeys } from './recentKeys';
import { settled } from '../values/settled';

const sizeField = {
	displayName: 'Duplicate Memory (Events)',
	name: 'duplicatesSize',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100_000 },
	default: 10_000,
	description:
		'How many events are remembered; the oldest are forgotten first. What several n8n processes share is 2,000 events at most.',
} satisfies INodeProperties;

const windowField = {
	displayName: 'Duplicate Window (Minutes)',
	name: 'duplicatesWindow',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 10_080 },
	default: 60,
	description: 'How long after the first one a repeat is recognised',
} satisfies INodeProperties;

const ignoreField = {
	displayName: 'Ignore Duplicates',
	name: 'ignoreDuplicates',
	type: 'boolean',
	default: true,
	description:
		'Whether each event passes once. Vendors repeat a callback when an answer got lost; the repeat is answered and starts nothing. With several webhook processors of n8n a repeat may start an execution, which ends in this node. Test runs take every callback.',
} satisfies INodeProperties;

/** For the collection "Options" of a trigger. */
export const duplicatesFields: INodeProperties[] = [sizeField, windowField, ignoreField];

export interface DuplicateRules {
	on: boolean;
	windowMs: number;
	size: number;
}

export function readDuplicateRules(options: Form): DuplicateRules {
	return {
		on: options.flagOf(ignoreField),
		windowMs: (options.numberOf(windowField) || windowField.default) * 60_000,
		size: options.numberOf(sizeField) || sizeField.default,
	};
}

/** What each trigger has seen. n8n makes one instance of a node class for all workflows. */
const memories = new Map<string, RecentKeys>();

/**
 * The memory of one trigger: the same object for each call within this process, as long as it remembers
 * anything. n8n's webhook processors are not told which triggers are gone.
 */
export function memoryOf(workflowId: string | undefined, nodeId: string, now: number): RecentKeys {
	const key = `${workflowId}/${nodeId}`;
	const known = memories.get(key);
	if (known !== undefined) return known;
	for (const [name, other] of memories) if (other.isIdle(now)) memories.delete(name);
	const memory = new RecentKeys();
	memories.set(key, memory);
	return memory;
}

/** Frees the memory of a trigger that was deactivated, on the process that deactivates it. */
export function forgetMemory(workflowId: string | undefined, nodeId: string): void {
	memories.delete(`${workflowId}/${nodeId}`);
}

/** n8n reads and writes its whole store for each look: 27 bytes for each key. */
const mostInStore = 2000;

/**
 * The second net, cast on the process that executes: n8n with several webhook processes has a memory
 * in each of them. Of repeats on whatever processes exactly one passes, as long as n8n's store can be
 * locked (see `Mutex` for what is assumed then).
 *
 * It has no clock, so the window is part of the key. Only runs that a callback started are looked at:
 * an execution that a user retries must not be taken for a repeat.
 *
 * @returns the items that did not come before; an empty list ends the run
 */
export async function withoutRepeats<Event extends CallbackEvent>(
	node: IExecuteFunctions,
	duplicateKey: (event: Event) => string,
	{ on, windowMs, size }: DuplicateRules,
): Promise<INodeExecutionData[]> {
	const items = node.getInputData();
	if (!on || node.getMode() !== 'webhook') return items;

	const events = items.map(({ json }) => json as Event);
	const memory = memories.get(`${node.getWorkflow().id}/${node.getNode().id}`);
	const look = await settled(
		neverSeen(
			node,
			events.map((event) => storedKeys(event, duplicateKey, windowMs)),
			{
				keepNewest: Math.min(size, mostInStore),
				// An n8n that takes callbacks and executes them itself is the only process that does.
				locked: !events.some((event) => memory?.has(duplicateKey(event))),
			},
		),
	);
	if (look.status === 'rejected') {
		// Taken twice is better than lost.
		node.logger.warn(`Repeats could not be looked up: ${String(look.reason)}`);
		return items;
	}
	return items.filter((_, index) => look.value[index]);
}

/** The key of an event, and early in a period that which a repeat had shortly before. */
function storedKeys<Event extends CallbackEvent>(
	event: Event,
	duplicateKey: (event: Event) => string,
	windowMs: number,
): string[] {
	const periods = Date.parse(event.receivedAt) / windowMs;
	const period = Math.floor(periods);
	const asked = periods - period < overlap ? [period, period - 1] : [period];
	return asked.map((number) => `${number}:${duplicateKey(event)}`);
}

/** Part of a window within which a repeat is also looked for in the window before. */
const overlap = 0.1;
