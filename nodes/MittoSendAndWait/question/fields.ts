import type { INodeProperties } from 'n8n-workflow';

import { showFor } from '../../form/show';

/**
 * What is asked. The names `message`, `responseType` and `approvalOptions` are those that n8n's
 * human-review tool looks for.
 */
export const questionFields: INodeProperties[] = [
	{
		displayName: 'Message',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. May we refund order {{ $json.orderNumber }}?',
		description: 'The question as the person reads it, in the message and on the answer page',
	},
	{
		displayName: 'Response Type',
		name: 'responseType',
		type: 'options',
		options: [
			{ name: 'Approval', value: 'approval', description: 'The person approves or declines' },
			{ name: 'Choice', value: 'choice', description: 'The person takes one of your choices' },
			{ name: 'Free Text', value: 'freeText', description: 'The person writes a text' },
		],
		default: 'approval',
		description: 'What kind of answer you want',
	},
	...showFor({ responseType: ['approval'] }, [
		{
			displayName: 'Approval Options',
			name: 'approvalOptions',
			type: 'fixedCollection',
			placeholder: 'Add option',
			default: {},
			description: 'What stands on the buttons',
			options: [
				{
					displayName: 'Values',
					name: 'values',
					values: [
						{
							displayName: 'Type of Approval',
							name: 'approvalType',
							type: 'options',
							options: [
								{ name: 'Approve and Disapprove', value: 'double' },
								{ name: 'Approve Only', value: 'single' },
							],
							default: 'double',
							description: 'Whether the person can decline, or only approve or be silent',
						},
						{
							displayName: 'Approve Button Label',
							name: 'approveLabel',
							type: 'string',
							default: 'Approve',
							description: 'What stands on the button that approves',
						},
						{
							displayName: 'Disapprove Button Label',
							name: 'disapproveLabel',
							type: 'string',
							displayOptions: { show: { approvalType: ['double'] } },
							default: 'Decline',
							description: 'What stands on the button that declines',
						},
					],
				},
			],
		},
	]),
	...showFor({ responseType: ['choice'] }, [
		{
			displayName: 'Choices',
			name: 'choices',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			default: '',
			placeholder: 'e.g. Morning, Afternoon, Evening',
			description:
				'What the person can choose, separated by commas or lines, or a list from an expression',
		},
	]),
];

/** For the collection "Options": words of the page and of the link to it. */
export const pageOptions: INodeProperties[] = [
	{
		displayName: 'Answer Label',
		name: 'answerLabel',
		type: 'string',
		default: 'Your answer',
		description: 'What stands above the box for a free text',
	},
	{
		displayName: 'Link Label',
		name: 'linkLabel',
		type: 'string',
		default: 'Answer',
		description: 'What stands on the button that opens the page, where the channel has buttons',
	},
	{
		displayName: 'Page Title',
		name: 'pageTitle',
		type: 'string',
		default: '',
		placeholder: 'e.g. Refund of order 4711',
		description: 'Heading of the answer page',
	},
	{
		displayName: 'Send Label',
		name: 'sendLabel',
		type: 'string',
		default: 'Send',
		description: 'What stands on the button below a free text',
	},
	{
		displayName: 'Thanks Text',
		name: 'thanksText',
		type: 'string',
		default: 'Thank you. Your answer was recorded',
		description: 'What the page says after the answer, which it repeats',
	},
];
