import type { INodePropertyOptions, INodeProperties } from 'n8n-workflow';

import type { Form } from '../../form/form';
import { withoutTags } from '../../values/withoutTags';
import { styleField, withStyle } from './buttonStyle';
import { keyboardOnlyActions, limits, type buttonChoices } from './limits';

/** A tile of a keyboard or of a carousel, in Viber's own names. Only ActionBody is required. */
export interface ViberButton {
	Columns?: number;
	Rows?: number;
	ActionType?: (typeof buttonChoices.ActionType)[number];
	ActionBody: string;
	Text?: string;
	[look: string]: unknown;
}

const actions: INodePropertyOptions[] = [
	{
		name: 'Ask for Location',
		value: 'location-picker',
		description: 'Opens the map; not on computers',
	},
	{
		name: 'Ask for Phone Number',
		value: 'share-phone',
		description: 'Offers to share the number; not on computers',
	},
	{ name: 'None', value: 'none', description: 'The button cannot be tapped' },
	{ name: 'Open URL', value: 'open-url', description: 'Opens a web page' },
	{ name: 'Reply', value: 'reply', description: 'Answers with a text' },
];

const [leastColumns, mostColumns] = limits.buttonColumns;

/** Fields of one button: what it says, what it does, how wide it is. */
export function buttonValues(where: 'keyboard' | 'carousel'): INodeProperties[] {
	const [leastRows, mostRows] = limits.keyboardButtonRows;
	return [
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			default: '',
			placeholder: 'e.g. Track My Order',
			description:
				'What stands on the button. The tags b, i, u, s, br and font with color or size are shown formatted.',
			hint: `Up to ${limits.buttonText} characters`,
		},
		{
			displayName: 'Action',
			name: 'actionType',
			type: 'options',
			options: actions.filter(
				({ value }) => where === 'keyboard' || !keyboardOnlyActions.includes(String(value)),
			),
			default: 'reply',
			description: 'What a tap does',
		},
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			displayOptions: { show: { actionType: ['open-url'] } },
			default: '',
			placeholder: 'e.g. https://example.com/orders',
			description: 'The page that opens',
		},
		{
			displayName: 'Reply',
			name: 'reply',
			type: 'string',
			displayOptions: { show: { actionType: ['reply'] } },
			default: '',
			placeholder: 'e.g. track-order',
			description:
				'What your flow receives when the button is tapped. Leave it empty to receive the text of the button.',
		},
		{
			displayName: 'Columns',
			name: 'columns',
			type: 'number',
			typeOptions: { minValue: leastColumns, maxValue: mostColumns },
			default: mostColumns,
			description: `How wide the button is: ${mostColumns} fills the row, 3 half of it`,
		},
		...(where === 'keyboard'
			? [
					{
						displayName: 'Rows',
						name: 'rows',
						type: 'number',
						typeOptions: { minValue: leastRows, maxValue: mostRows },
						default: leastRows,
						description: 'How high the button is',
					} satisfies INodeProperties,
				]
			: []),
		styleField,
	];
}

/** One row of button fields. @param field its name in messages, such as "Keyboard 2" */
export function readButton(row: Form, field: string, where: 'keyboard' | 'carousel'): ViberButton {
	const text = row.text('text');
	const columns = row.number('columns');
	const rows = where === 'keyboard' ? row.number('rows') : undefined;
	const action = (row.text('actionType') ?? 'reply') as NonNullable<ViberButton['ActionType']>;
	return withStyle(
		{
			...(columns !== undefined && { Columns: columns }),
			...(rows !== undefined && { Rows: rows }),
			ActionType: action,
			ActionBody: actionBody(row, action, text),
			...(text !== undefined && { Text: text }),
		},
		row.group('style'),
		field,
	) as ViberButton;
}

/** Viber wants something in any case, also where it makes no use of it. */
function actionBody(row: Form, action: string, text: string | undefined): string {
	if (action === 'open-url') return row.trimmed('url') ?? '';
	if (action !== 'reply') return action;
	return row.text('reply') ?? withoutTags(text ?? '');
}
