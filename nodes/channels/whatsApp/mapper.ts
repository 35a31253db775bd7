import type { INodeProperties } from 'n8n-workflow';

import type { Form, MappedValues } from '../../form/form';
import {
	buttonPart,
	componentsOf,
	documentPart,
	mediaPart,
	textPart,
	type TemplateComponent,
	type TemplatePart,
} from './components';

/** Told in place of the fields before a template is chosen. */
export const noTemplate =
	'Choose a template: its language and a field for each variable appear here.';

/** Told in place of the fields where Mitto has none to tell. */
export const notDescribed =
	'Mitto does not tell the variables of this template. Set Template Values Input to "Using Fields" and fill them in there.';

/** One field for each variable of the chosen template. */
export const templateValuesField: INodeProperties = {
	displayName: 'Template Values',
	name: 'templateValues',
	type: 'resourceMapper',
	noDataExpression: true,
	required: true,
	default: { mappingMode: 'defineBelow', value: null },
	typeOptions: {
		loadOptionsDependsOn: ['trafficAccountId.value', 'templateName.value'],
		resourceMapper: {
			resourceMapperMethod: 'getTemplateFields',
			mode: 'add',
			valuesLabel: 'Template Values',
			fieldWords: { singular: 'value', plural: 'values' },
			addAllFields: true,
			supportAutoMap: false,
			noFieldsError: noTemplate,
		},
	},
	description: 'What the language and the variables of the template are',
};

/** The language that was chosen; where there is a single one, it need not be. */
export function mappedLanguage(form: Form): string | undefined {
	const { values, fields } = form.mapped('templateValues');
	const given = values.language;
	if (given !== undefined && given !== null && given !== '') return String(given).trim();
	const [only, another] = fields.find(({ id }) => id === 'language')?.choices ?? [];
	return another === undefined ? only : undefined;
}

/**
 * What is filled in for the variables. One that is left empty stays in its place as an empty text,
 * which the checks refuse: WhatsApp would only fail the message after it was taken.
 */
export function mappedComponents(form: Form): TemplateComponent[] | undefined {
	const components = componentsOf(partsIn(form.mapped('templateValues')));
	return components.length === 0 ? undefined : components;
}

function partsIn({ values, fields }: MappedValues): TemplatePart[] {
	const known =
		fields.length > 0 ? fields : Object.keys(values).map((id) => ({ id, required: true }));
	return known
		.map(({ id, required }) => ({ id, required, value: text(values[id]) }))
		.filter(({ id, required, value }) => id !== 'language' && (required || value !== ''))
		.sort((a, b) => placeOf(a.id) - placeOf(b.id))
		.flatMap(({ id, value }) => partOf(id, value, values));
}

/** Values by place come in their order, whatever order they were filled in. */
function placeOf(id: string): number {
	const [, place] = /^(?:header|body)_(\d+)$/.exec(id) ?? [];
	return Number(place ?? 0);
}

function partOf(id: string, value: string, values: MappedValues['values']): TemplatePart[] {
	const [, part = '', rest = ''] = /^(header|body|button)_(.+)$/.exec(id) ?? [];
	const [, index = '', kind = ''] = /^(\d+)_(url|payload|code)$/.exec(rest) ?? [];
	switch (true) {
		case id === 'header_fileName':
			return [];
		case id === 'header_image' || id === 'header_video':
			return [mediaPart(rest, value)];
		case id === 'header_document':
			return [documentPart(value, text(values.header_fileName).trim() || undefined)];
		case part === 'button':
			return [buttonPart(kind, index, value)];
		case part === 'header' || part === 'body':
			return [textPart(part, value, /^\d+$/.test(rest) ? undefined : rest)];
		default:
			return [];
	}
}

function text(value: unknown): string {
	return value === undefined || value === null ? '' : String(value);
}
