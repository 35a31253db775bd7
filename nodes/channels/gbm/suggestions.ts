import type { INodeProperties } from 'n8n-workflow';

import { jsonTwin, readListTwin } from '../../form/jsonTwin';
import type { Form } from '../../form/form';
import { isRecord } from '../../values/records';
import type { Rules } from '../../form/rules';
import { limits } from './limits';

interface Words {
	text: string;
	postbackData: string;
}

/** A chip below a message that the user can tap. */
export type Suggestion =
	| { reply: Words }
	| { action: Words & { openUrlAction: { url: string } } }
	| { action: Words & { dialAction: { phoneNumber: string } } }
	| { liveAgentRequest: Record<string, never> };

/** The fields of one suggestion; cards in a carousel use them too. */
export const suggestionValues: INodeProperties[] = [
	{
		displayName: 'Kind',
		name: 'kind',
		type: 'options',
		options: [
			{ name: 'Dial', value: 'dial', description: 'Calls a phone number' },
			{ name: 'Live Agent', value: 'liveAgent', description: 'Asks for a human' },
			{ name: 'Open URL', value: 'openUrl', description: 'Opens a web page' },
			{ name: 'Reply', value: 'reply', description: 'Answers with its text' },
		],
		default: 'reply',
		description: 'What happens on a tap',
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		displayOptions: { show: { kind: ['dial', 'openUrl', 'reply'] } },
		default: '',
		placeholder: 'e.g. Yes, please',
		description: 'What stands on the chip',
		hint: `Up to ${limits.suggestionText} characters`,
	},
	{
		displayName: 'Postback Data',
		name: 'postbackData',
		type: 'string',
		displayOptions: { show: { kind: ['dial', 'openUrl', 'reply'] } },
		default: '',
		placeholder: 'e.g. answer-yes',
		description: 'What your flow receives when the chip is tapped',
	},
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		displayOptions: { show: { kind: ['openUrl'] } },
		default: '',
		placeholder: 'e.g. https://example.com',
		description: 'The page that opens',
	},
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		displayOptions: { show: { kind: ['dial'] } },
		default: '',
		placeholder: 'e.g. +385911234567',
		description: 'The number that is called, with country code',
	},
];

const twin = {
	name: 'suggestions',
	displayName: 'Suggestions',
	json: [{ reply: { text: 'Yes', postbackData: 'yes' } }],
	fields: {
		displayName: 'Suggestions',
		name: 'suggestions',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			sortable: true,
			multipleValueButtonText: 'Add Suggestion',
		},
		default: {},
		placeholder: 'Add Suggestion',
		description: 'Chips below the message that the user can tap',
		options: [{ displayName: 'Suggestion', name: 'suggestion', values: suggestionValues }],
	} satisfies INodeProperties,
};

export const suggestionFields = jsonTwin(twin);

export function readSuggestions(form: Form): Suggestion[] | undefined {
	return readListTwin(form, twin, () => form.rows('suggestions', 'suggestion').map(readSuggestion));
}

/** One row of suggestion fields. */
export function readSuggestion(row: Form): Suggestion {
	const words = { text: row.text('text') ?? '', postbackData: row.text('postbackData') ?? '' };
	switch (row.text('kind')) {
		case 'openUrl':
			return { action: { ...words, openUrlAction: { url: row.trimmed('url') ?? '' } } };
		case 'dial':
			return {
				action: { ...words, dialAction: { phoneNumber: row.trimmed('phoneNumber') ?? '' } },
			};
		case 'liveAgent':
			return { liveAgentRequest: {} };
		default:
			return { reply: words };
	}
}

export function checkSuggestions(value: unknown, field: string, max: number, rules: Rules): void {
	rules.list(value, field, { max }, (suggestion, name) => {
		if ('liveAgentRequest' in suggestion) return;
		const { reply, action } = suggestion;
		const content = isRecord(reply) ? reply : isRecord(action) ? action : undefined;
		if (content === undefined) {
			const fix = 'Give it "reply", "action" or "liveAgentRequest"';
			return rules.require(false, name, 'has no reply and no action', fix);
		}
		rules.text(content.text, `${name} › Text`, { required: true, max: limits.suggestionText });
		rules.text(content.postbackData, `${name} › Postback Data`, {
			required: true,
			max: limits.postbackData,
		});
		if (isRecord(content.openUrlAction)) {
			rules.url(content.openUrlAction.url, `${name} › URL`, { required: true });
		}
		if (isRecord(content.dialAction)) {
			rules.text(content.dialAction.phoneNumber, `${name} › Phone Number`, {
				required: true,
				pattern: /^\+[1-9]\d{1,14}$/,
				shape: 'begin with + and the country code, without blanks',
			});
		}
	});
}
