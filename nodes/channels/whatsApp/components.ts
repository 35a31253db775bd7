import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { jsonTwin, readListTwin } from '../../form/jsonTwin';
import type { Form } from '../../form/form';
import { fileEnding } from '../../values/fileEnding';

/** A value for one of a template's variables. */
export interface TemplateParameter {
	type: string;
	text?: string;
	parameter_name?: string;
	[kind: string]: unknown;
}

/** Values for one part of a template. */
export interface TemplateComponent {
	type: 'header' | 'body' | 'button';
	sub_type?: 'url' | 'quick_reply' | 'copy_code';
	index?: string;
	parameters: TemplateParameter[];
}

/** The fields of one value; the part decides which of them are shown. */
const parameterValues: INodeProperties[] = [
	{
		displayName: 'Part',
		name: 'part',
		type: 'options',
		options: [
			{ name: 'Body', value: 'body' },
			{ name: 'Header (Document)', value: 'headerDocument' },
			{ name: 'Header (Image)', value: 'headerImage' },
			{ name: 'Header (Text)', value: 'headerText' },
			{ name: 'Header (Video)', value: 'headerVideo' },
			{ name: 'Quick Reply Button', value: 'quickReply' },
			{ name: 'URL Button', value: 'urlButton' },
		],
		default: 'body',
		description: 'Where in the template the variable stands',
	},
	{
		displayName: 'Button Number',
		name: 'index',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10 },
		displayOptions: { show: { part: ['quickReply', 'urlButton'] } },
		default: 1,
		description: 'Which button of the template, counted from 1',
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		displayOptions: { show: { part: ['headerDocument'] } },
		default: '',
		placeholder: 'e.g. invoice.pdf',
		description:
			'How the document is called on the phone. Leave it empty for the name at the end of its address.',
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.firstName }}',
		description:
			'Text of the variable, address of the media, payload of the reply, or ending of the link',
	},
	{
		displayName: 'Variable Name',
		name: 'variable',
		type: 'string',
		displayOptions: { show: { part: ['body', 'headerText'] } },
		default: '',
		placeholder: 'e.g. first_name',
		description:
			'Only for templates with named variables. Leave it empty for {{1}}, {{2}} and so on.',
	},
];

const twin = {
	name: 'components',
	displayName: 'Template Values',
	json: [{ type: 'body', parameters: [{ type: 'text', text: 'Ana' }] }],
	fields: {
		displayName: 'Template Values',
		name: 'components',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true, multipleValueButtonText: 'Add Value' },
		default: {},
		placeholder: 'Add Value',
		description: 'What the variables of the template are filled with, in their order',
		options: [
			{
				displayName: 'Value',
				name: 'value',
				values: parameterValues,
			},
		],
	} satisfies INodeProperties,
};

/** By hand: as fields or as JSON. */
export const componentFields: INodeProperties[] = jsonTwin(twin);

const [byHand, ...others] = componentFields as [INodeProperties, ...INodeProperties[]];

export const componentsByHand = others;

/** The same choice, with the template's own description first. */
export const inputField: INodeProperties = {
	...byHand,
	options: [
		{
			name: 'From the Template',
			value: 'template',
			description: 'One field for each variable, where Mitto tells them',
		},
		...(byHand.options as INodePropertyOptions[]),
	],
	default: 'template',
};

export function readComponents(form: Form): TemplateComponent[] | undefined {
	return readListTwin(form, twin, () =>
		componentsOf(form.rows('components', 'value').map(readRow)),
	);
}

/** One value with its place in the template. */
export type TemplatePart = Omit<TemplateComponent, 'parameters'> & { parameter: TemplateParameter };

/** Values of the same part become one component with several parameters; each button is its own. */
export function componentsOf(parts: TemplatePart[]): TemplateComponent[] {
	const components: TemplateComponent[] = [];
	for (const { parameter, ...part } of parts) {
		const same = components.find(({ type, index }) => type === part.type && index === part.index);
		if (same === undefined) components.push({ ...part, parameters: [parameter] });
		else same.parameters.push(parameter);
	}
	return components;
}

function readRow(row: Form): TemplatePart {
	const value = row.text('value') ?? '';
	const variable = row.trimmed('variable');
	const index = String((row.number('index') ?? 1) - 1);
	switch (row.text('part')) {
		case 'headerText':
			return textPart('header', value, variable);
		case 'headerImage':
			return mediaPart('image', value);
		case 'headerDocument':
			return documentPart(value, row.trimmed('fileName'));
		case 'headerVideo':
			return mediaPart('video', value);
		case 'urlButton':
			return buttonPart('url', index, value);
		case 'quickReply':
			return buttonPart('payload', index, value);
		default:
			return textPart('body', value, variable);
	}
}

/** By name where the template has names, otherwise by its place. */
export function textPart(
	type: 'header' | 'body',
	value: string,
	variable: string | undefined,
): TemplatePart {
	return {
		type,
		parameter: { type: 'text', ...(variable && { parameter_name: variable }), text: value },
	};
}

export function mediaPart(kind: string, link: string): TemplatePart {
	return { type: 'header', parameter: { type: kind, [kind]: { link } } };
}

/** WhatsApp shows a document without a name as "Untitled". */
export function documentPart(link: string, given: string | undefined): TemplatePart {
	const filename = given ?? nameIn(link);
	return {
		type: 'header',
		parameter: { type: 'document', document: { link, ...(filename && { filename }) } },
	};
}

export function buttonPart(kind: string, index: string, value: string): TemplatePart {
	switch (kind) {
		case 'payload':
			return {
				type: 'button',
				sub_type: 'quick_reply',
				index,
				parameter: { type: 'payload', payload: value },
			};
		case 'code':
			return {
				type: 'button',
				sub_type: 'copy_code',
				index,
				parameter: { type: 'coupon_code', coupon_code: value },
			};
		default:
			return { type: 'button', sub_type: 'url', index, parameter: { type: 'text', text: value } };
	}
}

/** The name at the end of an address, if it has a file type. */
function nameIn(url: string): string | undefined {
	const path = URL.canParse(url) ? new URL(url).pathname : '';
	return fileEnding(path) === undefined ? undefined : decoded(path.split('/').pop() ?? '');
}

/** Blanks and letters of an address as people read them, unless the name would become a path. */
function decoded(name: string): string {
	try {
		const readable = decodeURIComponent(name);
		return /[\\/\p{Cc}]/u.test(readable) ? name : readable;
	} catch {
		// A percent sign that encodes nothing is part of the name.
		return name;
	}
}
