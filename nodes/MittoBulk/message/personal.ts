import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { Form, isRecord } from '../../shared/form/form';
import type { Markup } from '../../shared/text/escape';
import { fillFromItem } from '../../shared/text/template';
import type { Message } from './envelope';

/**
 * The node's fields for many items: a field without an expression is the same for all of them and is
 * asked for once, since n8n takes longer to answer than everything else that is done for an item.
 */
export function formsOfItems(node: IExecuteFunctions): (itemIndex: number) => Form {
	const { parameters } = node.getNode();
	const fixed = new Map<string, unknown>();
	return (itemIndex) =>
		new Form((name) => {
			if (hasExpression(parameters[name])) return node.getNodeParameter(name, itemIndex, undefined);
			if (!fixed.has(name)) fixed.set(name, node.getNodeParameter(name, 0, undefined));
			return fixed.get(name);
		});
}

function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(hasExpression);
}

/**
 * The message with the fields of one item in place of `{field}`, in every text of it.
 *
 * @param missing takes the placeholders that the item has no value for
 */
export function fillMessage(message: Message, item: IDataObject, missing: Set<string>): Message {
	return {
		...message,
		...(message.reference !== undefined && {
			reference: fillFromItem(message.reference, item, undefined, missing),
		}),
		...(message.additional !== undefined && {
			additional: fill(message.additional, item, missing) as Record<string, unknown>,
		}),
		steps: message.steps.map((step) => ({
			...step,
			content: fill(step.content, item, missing) as IDataObject,
		})),
	};
}

/** What stands beside a parse mode is formatted text, except addresses. */
function fill(value: unknown, item: IDataObject, missing: Set<string>, markup?: Markup): unknown {
	if (typeof value === 'string') return fillFromItem(value, item, markup, missing);
	if (Array.isArray(value)) return value.map((entry) => fill(entry, item, missing));
	if (!isRecord(value)) return value;
	const mode = value.parseMode as Markup | undefined;
	return Object.fromEntries(
		Object.entries(value).map(([name, part]) => [
			name,
			fill(part, item, missing, name === 'url' ? undefined : mode),
		]),
	);
}
