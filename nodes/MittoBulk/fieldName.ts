import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { BadInput } from '../form/badInput';
import { findField } from '../values/fieldOf';
import type { Form } from '../form/form';

interface FieldInput {
	/** Stored name of the form's field that names a field of items. */
	name: string;
	label: string;
	/** The items whose field it is. */
	items: INodeExecutionData[];
}

/** An expression that is one reference and nothing else. */
const loneReference = /^=\s*\{\{([^{}]*)\}\}\s*$/;

/**
 * The name of a field of the items. A field that was dragged in as an expression is worked out by n8n
 * to its value; unless that value is itself the name of a field, the expression tells which is meant.
 *
 * @throws {BadInput} when nothing is filled in
 */
export function fieldNameIn(
	node: IExecuteFunctions,
	form: Form,
	{ name, label, items }: FieldInput,
): string {
	const given = form.text(name);
	const isField = given !== undefined && items.some(({ json }) => findField(json, given));
	if (isField) return given;
	const stored = node.getNode().parameters[name];
	const [, inBraces = ''] = (typeof stored === 'string' && loneReference.exec(stored)) || [];
	const reference = inBraces.trim();
	// Only a field of the item is one that other items have, too.
	const field = /^\$json[.[]/.test(reference) ? reference : given?.trim();
	if (field) return field;
	throw BadInput.of(label, 'is empty', 'Write the name of the field, such as phone');
}

const mostNamed = 15;

/** @throws {BadInput} when no item has the field, with the fields that there are */
export function refuseMissingField(
	items: INodeExecutionData[],
	field: string,
	label: string,
): void {
	if (items.length === 0 || items.some(({ json }) => findField(json, field) !== undefined)) return;
	const names = [...new Set(items.flatMap(({ json }) => Object.keys(json)))];
	const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
	const existing = names
		.slice(0, mostNamed)
		.map((name) => JSON.stringify(name))
		.join(', ');
	throw BadInput.of(
		label,
		`is "${field}", a field that no item has`,
		names.length === 0
			? 'The items have no fields at all'
			: `The items have these fields: ${existing}${more}`,
	);
}
