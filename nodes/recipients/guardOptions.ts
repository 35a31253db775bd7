import type { INodeProperties } from 'n8n-workflow';

import { countryOptions } from './countries';

/** Options that refuse what the flow's builder did not mean, above all when an AI agent holds the tool. */
export const guardOptions: INodeProperties[] = [
	{
		displayName: 'Allowed Countries',
		name: 'allowedCountries',
		type: 'multiOptions',
		options: countryOptions,
		default: [],
		description:
			'Countries whose phone numbers may be sent to. All others are refused before anything leaves, and so are chats, which have no country.',
	},
	{
		displayName: 'Allowed Recipients',
		name: 'allowedRecipients',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. +385911234567, +38598*',
		description:
			'Recipients that may be sent to, separated by commas or lines, or an expression that gives a list; * stands for any characters. All others are refused before anything leaves, and so are all when it is empty. Take the option away to allow all.',
	},
	{
		displayName: 'Most Recipients per Run',
		name: 'mostRecipients',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 100,
		description:
			'A run with more recipients is refused before anything leaves. Each call of a tool by an AI agent is a run of its own.',
	},
	{
		displayName: 'Most SMS Parts per Message',
		name: 'mostParts',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 3,
		description:
			'A message that takes more SMS parts is refused before anything leaves. Each part is charged.',
	},
];
