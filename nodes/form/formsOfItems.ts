import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

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
	return (itemIndex, missing = new Set()) =>
		new Form((name) => {
			if (fixed.has(name)) return fixed.get(name);
			const stored = parameters[name];
			if (!hasExpression(stored)) {
				const value: unknown = node.getNodeParameter(name, 0, empty);
				fixed.set(name, value);
				return value;
			}
			const plain = plainValue(stored, items[itemIndex]?.json ?? {}, missing);
			return plain === beyond ? node.getNodeParameter(name, itemIndex, empty) : plain;
		});
}
