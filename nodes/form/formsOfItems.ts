import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { isRecord } from '../values/records';
import { empty, Form } from './form';
import { beyond, hasExpression, plainValue } from './plainExpression';

/**
 * The node's fields for each of many items. A field without an expression is asked for once, and
 * plain expressions are worked out here, since n8n's answer for one field of one item takes longer
 * than everything else that is done for a message, and costs memory that n8n keeps for a while.
 */
export function formsOfItems(
	node: IExecuteFunctions,
	items: INodeExecutionData[],
): (itemIndex: number, missing?: Set<string>) => Form {
	const { parameters } = node.getNode();
	const fixed = new Map<string, unknown>();
	return (itemIndex, missing = new Set()) => {
		const valueOf = (path: string, stored: unknown): unknown => {
			if (isCollection(stored)) {
				return entriesWhenAsked(stored, (name, entry) => valueOf(`${path}.${name}`, entry));
			}
			const plain = plainValue(stored, items[itemIndex]?.json ?? {}, missing);
			return plain === beyond ? node.getNodeParameter(path, itemIndex, empty) : plain;
		};
		return new Form((name) => {
			if (fixed.has(name)) return fixed.get(name);
			const stored = parameters[name];
			if (hasExpression(stored)) return valueOf(name, stored);
			const value: unknown = node.getNodeParameter(name, 0, empty);
			fixed.set(name, value);
			return value;
		});
	};
}

/** Resource locators and mappers (whose `value` stands beside their schema) are n8n's to read. */
function isCollection(stored: unknown): stored is Record<string, unknown> {
	return isRecord(stored) && !('__rl' in stored) && !('mappingMode' in stored);
}

/**
 * A collection of which only what is read is worked out. Options are mostly the campaign's and not the
 * message's: an expression in one of them would be worked out for each recipient, and looked at by nobody.
 */
function entriesWhenAsked(
	stored: Record<string, unknown>,
	valueOf: (name: string, entry: unknown) => unknown,
): unknown {
	return new Proxy(stored, {
		get: (entries, name) =>
			typeof name === 'string' && Object.hasOwn(entries, name)
				? valueOf(name, entries[name])
				: undefined,
	});
}
