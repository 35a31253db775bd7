import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { Form } from '../form/form';
import type { CallbackEvent } from './events';
import { RecentKeys } from './recentKeys';
import { settled } from '../values/settled';

const sizeField = {
	displayName: 'Duplicate Memory (Events)',
	name: 'duplicatesSize',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100_000 },
	default: 10_000,
	description: 'How many events are remembered; the oldest are forgotten first',
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
		'Whether to answer a callback that came before without starting the workflow again. Vendors repeat a callback when an answer got lost. Test runs take every callback.',
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

/** The memory of one trigger: the same object for each call within this process. */
export function memoryOf(workflowId: string | undefined, nodeId: string): RecentKeys {
	const key = `${workflowId}/${nodeId}`;
	const memory = memories.get(key) ?? new RecentKeys();
	memories.set(key, memory);
	return memory;
}

/** Frees the memory of a trigger that was deactivated, on the process that deactivates it. */
export function forgetMemory(workflowId: string | undefined, nodeId: string): void {
	memories.delete(`${workflowId}/${nodeId}`);
}

/** n8n reads and writes its whole store for each execution: 27 bytes for each event. */
const mostInStore = 2000;

/**
 * The second net, cast on the process that executes: n8n with several webhook processes has a memory
 * in each of them. n8n's store is not atomic, so two repeats within milliseconds can still pass.
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

	const keyOf = ({ json }: INodeExecutionData): string => {
		const event = json as Event;
		const period = Math.floor(Date.parse(event.receivedAt) / windowMs);
		return `${period}:${duplicateKey(event)}`;
	};
	const check = await settled(
		node.helpers.checkProcessedAndRecord(items.map(keyOf), 'node', {
			mode: 'entries',
			maxEntries: Math.min(size, mostInStore),
		}),
	);
	if (check.status === 'rejected') {
		// Taken twice is better than lost.
		node.logger.warn(`Repeats could not be looked up: ${String(check.reason)}`);
		return items;
	}
	const fresh = new Set(check.value.new);
	return items.filter((item) => fresh.has(keyOf(item)));
}
