import type { INodeProperties } from 'n8n-workflow';

import { showFor } from '../../form/show';
import { fileField } from '../file/source';
import { note } from '../../form/note';

export const fieldOfItems: INodeProperties = {
	displayName: 'Recipient Field',
	name: 'recipientField',
	type: 'string',
	required: true,
	default: 'phone',
	placeholder: 'e.g. phone',
	requiresDataPath: 'single',
	description:
		'Name of the field of the input items that holds the phone number, chat ID or conversation. Drag it here from the input.',
	hint: 'The name of the field, not its value',
};

const fileFields: INodeProperties[] = [
	{
		displayName: fileField,
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		placeholder: 'e.g. data',
		description:
			'Name of the binary field of the one input item that holds the file, in UTF-8: CSV with a header, JSON Lines, or one recipient in each line',
		hint: 'The name of the input field containing the file to be read',
	},
	{
		displayName: 'Recipient Column',
		name: 'recipientColumn',
		type: 'string',
		default: '',
		placeholder: 'e.g. phone',
		description:
			'Name of the column that holds the phone number, chat ID or conversation. Leave it empty for a usual name, such as phone, mobile or recipient.',
	},
	note(
		'Write {column} in the message for what the file has there, such as {First name}. The result is one item with the counts and a CSV file with a row for each recipient. To resume, run the same campaign ID with the very same file: the ledger notes stretches of it, and another file or other settings for recipients are refused.',
		'fileNotice',
	),
];

export const recipientFields: INodeProperties[] = [
	...showFor({ operation: ['sendBulk'] }, [
		{
			displayName: 'Recipients From',
			name: 'recipientsFrom',
			type: 'options',
			options: [
				{
					name: 'File',
					value: 'file',
					description:
						'A CSV, JSON Lines or text file of the input item, up to millions of recipients',
				},
				{
					name: 'Input Items',
					value: 'items',
					description: 'Each input item is one recipient',
				},
				{
					name: 'List',
					value: 'list',
					description: 'A text, JSON list or CSV with all recipients',
				},
			],
			default: 'items',
			description: 'Where the recipients come from',
		},
		{
			displayName: 'Recipient List',
			name: 'recipientList',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			displayOptions: { show: { recipientsFrom: ['list'] } },
			default: '',
			placeholder: 'e.g. +385911234567',
			description:
				'All recipients: one in each line, separated by commas, a JSON list, or CSV with a header. An expression may also give a list.',
		},
	]),
	...showFor({ operation: ['sendBulk'], recipientsFrom: ['items'] }, [fieldOfItems]),
	...showFor({ operation: ['sendBulk'], recipientsFrom: ['file'] }, fileFields),
	...showFor({ operation: ['sendPersonalised'] }, [fieldOfItems]),
];

export const suppressionFields: INodeProperties[] = [
	{
		displayName: 'Suppression List',
		name: 'suppression',
		type: 'options',
		options: [
			{
				name: 'Field of Input Items',
				value: 'field',
				description: 'A field that is true, or not empty, for people who opted out',
			},
			{
				name: 'List',
				value: 'list',
				description: 'A text, JSON list or CSV of opted-out recipients',
			},
			{ name: 'None', value: 'none', description: 'Nobody has opted out' },
			{
				name: 'Second Input',
				value: 'input',
				description: 'Each item of a second input of this node is somebody who opted out',
			},
		],
		default: 'none',
		description: 'Who must not get anything, even when it is among the recipients',
	},
	{
		displayName: 'Opt-Out Field',
		name: 'suppressionFlag',
		type: 'string',
		required: true,
		displayOptions: { show: { suppression: ['field'] } },
		default: 'optedOut',
		placeholder: 'e.g. unsubscribed',
		requiresDataPath: 'single',
		description:
			'Name of the field of the input items. Recipients are skipped unless it is missing, empty, false, 0, "false" or "no".',
	},
	{
		displayName: 'Opted-Out Recipients',
		name: 'suppressionList',
		type: 'string',
		typeOptions: { rows: 3 },
		displayOptions: { show: { suppression: ['list'] } },
		default: '',
		placeholder: 'e.g. +385911234567',
		description:
			'One in each line, separated by commas, a JSON list, or CSV with a header. Numbers match however they are written.',
	},
	{
		displayName: 'Field of the Second Input',
		name: 'suppressionField',
		type: 'string',
		required: true,
		displayOptions: { show: { suppression: ['input'] } },
		default: 'phone',
		placeholder: 'e.g. phone',
		description: 'Name of the field that holds the opted-out recipient',
	},
];
