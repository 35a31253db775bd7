import type { INodeProperties } from 'n8n-workflow';

import type { Form } from '../../form/form';
import { BadInput } from '../../form/badInput';
import type { Markup } from './escape';
import { fillPlaceholder, placeholder, placeholdersInEntities } from './filling';

/** The list of values that a formatted text can name. */
export const placeholdersField: INodeProperties = {
	displayName: 'Placeholders',
	name: 'placeholders',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Placeholder' },
	default: {},
	placeholder: 'Add Placeholder',
	description:
		'Values for names in braces, such as {name}. They are made safe for the chosen formatting, so that a customer called Ann_Lee or A<B cannot break the message.',
	options: [
		{
			displayName: 'Placeholder',
			name: 'placeholder',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. name',
					description: 'What stands in braces in the text',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. {{ $json.customerName }}',
					description: 'What the recipient sees instead',
				},
			],
		},
	],
};

/**
 * Fills `{name}` with the values of the form, escaped for the markup. Without any placeholder defined
 * the text stays as it is, so that braces need no care.
 *
 * @throws {BadInput} when the text names a placeholder without a value, a value is never used, or the
 *   old Markdown has a placeholder inside an entity, where it knows no escape
 */
export function fillTemplate(
	texts: string[],
	markup: Markup | undefined,
	form: Form,
	field: string,
): string[] {
	const values = new Map(
		form
			.rows('placeholders', 'placeholder')
			.map((row) => [row.trimmed('name') ?? '', row.text('value') ?? '']),
	);
	if (values.size === 0) return texts;

	const used = new Set(
		texts.flatMap((text) => [...text.matchAll(placeholder)].map(([, name = '']) => name)),
	);
	const unknown = [...used].filter((name) => !values.has(name));
	const unused = [...values.keys()].filter((name) => !used.has(name));
	if (unknown.length > 0 || unused.length > 0) throw mismatch(field, unknown, unused);

	const unsafe = markup === 'Markdown' ? texts.flatMap(placeholdersInEntities) : [];
	if (unsafe.length > 0) throw noEscape(field, unsafe);

	return texts.map((text) =>
		text.replace(placeholder, (match, name: string, at: number) =>
			fillPlaceholder(markup, values.get(name) ?? '', {
				before: text.slice(0, at),
				after: text.slice(at + match.length),
			}),
		),
	);
}

function noEscape(field: string, names: string[]): BadInput {
	return BadInput.of(
		field,
		`has ${names.map((name) => `{${name}}`).join(', ')} inside formatted text, where the old Markdown cannot hold every value`,
		'Choose the formatting Markdown V2 or HTML, or move the placeholder out of the formatted part',
	);
}

function mismatch(field: string, unknown: string[], unused: string[]): BadInput {
	const inBraces = (names: string[]) => names.map((name) => `{${name}}`).join(', ');
	return new BadInput([
		...(unknown.length > 0
			? [
					{
						field,
						message: `names ${inBraces(unknown)}, which Placeholders does not have`,
						fix: 'Add it under Placeholders, or take it out of the text',
					},
				]
			: []),
		...(unused.length > 0
			? [
					{
						field: 'Placeholders',
						message: `has ${inBraces(unused)}, which the text never names`,
						fix: 'Correct the name, or take the placeholder away',
					},
				]
			: []),
	]);
}
