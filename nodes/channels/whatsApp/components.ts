import type { INodeProperties } from 'n8n-workflow';

import { jsonTwin, readListTwin } from '../../form/jsonTwin';
import type { Form } from '../../form/form';
import { fileEnding } from '../../form/rules';

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
	sub_type?: 'url' | 'quick_reply';
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

export const componentFields = jsonTwin(twin);

/** Rows of the same part become one component with several parameters; each button is its own. */
export function readComponents(form: Form): TemplateComponent[] | undefined {
	return readListTwin(form, twin, () => {
		const components: TemplateComponent[] = [];
		for (const row of form.rows('components', 'value')) {
			const { type, sub_type, index, parameter } = readRow(row);
			const same = components.find((known) => known.type === type && known.index === index);
			if (same !== undefined) same.parameters.push(parameter);
			else {
				components.push({
					type,
					...(sub_type && { sub_type }),
					...(index !== undefined && { index }),
					parameters: [parameter],
				});
			}
		}
		return components;
	});
}

type Row = Omit<TemplateComponent, 'parameters'> & { parameter: TemplateParameter };

function readRow(row: Form): Row {
	const value = row.text('value') ?? '';
	const variable = row.trimmed('variable');
	const text: TemplateParameter = {
		type: 'text',
		...(variable && { parameter_name: variable }),
		text: value,
	};
	const index = String((row.number('index') ?? 1) - 1);
	const media = (kind: string): Row => ({
		type: 'header',
		parameter: { type: kind, [kind]: { link: value } },
	});

	switch (row.text('part')) {
		case 'headerText':
			return { type: 'header', parameter: text };
		case 'headerImage':
			return media('image');
		case 'headerDocument':
			return documentHeader(value, row.trimmed('fileName') ?? nameIn(value));
		case 'headerVideo':
			return media('video');
		case 'urlButton':
			return { type: 'button', sub_type: 'url', index, parameter: { type: 'text', text: value } };
		case 'quickReply':
			return {
				type: 'button',
				sub_type: 'quick_reply',
				index,
				parameter: { type: 'payload', payload: value },
			};
		default:
			return { type: 'body', parameter: text };
	}
}

/** WhatsApp shows a document without a name as "Untitled". */
function documentHeader(link: string, filename: string | undefined): Row {
	return {
		type: 'header',
		parameter: { type: 'document', document: { link, ...(filename && { filename }) } },
	};
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
