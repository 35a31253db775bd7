import type { INodeProperties } from 'n8n-workflow';

import type { Form } from './form';
import { BadInput } from './badInput';
import { showFor } from './show';

interface Twin {
	/** Name of the field-by-field input; the choice adds "Input", the JSON twin adds "Json". */
	name: string;
	displayName: string;
	/** The input made of fields: a fixed collection. */
	fields: INodeProperties;
	/** Further fields that belong to that input. */
	more?: INodeProperties[];
	/** An example of the same in JSON. */
	json: unknown;
}

/** A nested input twice: as fields to fill in, or as JSON; both end in the same checks. */
export function jsonTwin({ name, displayName, fields, more, json }: Twin): INodeProperties[] {
	const choice = `${name}Input`;
	return [
		{
			displayName: `${displayName} Input`,
			name: choice,
			type: 'options',
			options: [
				{ name: 'Using Fields', value: 'fields' },
				{ name: 'Using JSON', value: 'json' },
			],
			default: 'fields',
			description: `How you want to give the ${displayName.toLowerCase()}`,
		},
		...showFor({ [choice]: ['fields'] }, [{ ...fields, displayName, name }, ...(more ?? [])]),
		{
			displayName: `${displayName} (JSON)`,
			name: `${name}Json`,
			type: 'json',
			displayOptions: { show: { [choice]: ['json'] } },
			default: '',
			placeholder: `e.g. ${JSON.stringify(json)}`,
			// n8n's editor for JSON shows no placeholder.
			hint: `e.g. ${JSON.stringify(json)}`,
			description: `The ${displayName.toLowerCase()} as the vendor's documentation writes it: a JSON text, or an expression that gives a value`,
		},
	];
}

/** Reads whichever twin the user chose. */
export function readTwin<T>(
	form: Form,
	{ name, displayName }: Pick<Twin, 'name' | 'displayName'>,
	readFields: () => T,
): T | undefined {
	if (form.text(`${name}Input`) !== 'json') return readFields();
	return form.json(`${name}Json`, `${displayName} (JSON)`) as T | undefined;
}

/** Like `readTwin`, for inputs that are lists; an empty list reads as undefined. */
export function readListTwin<T>(
	form: Form,
	twin: Pick<Twin, 'name' | 'displayName'>,
	readRows: () => T[],
): T[] | undefined {
	const list: unknown = readTwin(form, twin, readRows);
	if (list === undefined || (Array.isArray(list) && list.length === 0)) return undefined;
	if (Array.isArray(list)) return list as T[];
	throw BadInput.of(
		`${twin.displayName} (JSON)`,
		'is not a JSON list',
		'Write it as [ … ] with one entry for each part',
	);
}
