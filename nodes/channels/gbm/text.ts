import { messageType } from '../messageType';
import { limits } from './limits';
import { buildCommon, checkCommon, commonFields, type GbmCommon } from './representative';
import {
	checkSuggestions,
	readSuggestions,
	suggestionFields,
	type Suggestion,
} from './suggestions';

export interface GbmText extends GbmCommon {
	text: { message: string; containsRichText?: true };
	suggestions?: Suggestion[];
}

export const text = messageType<GbmText>({
	operation: 'sendText',
	name: 'Send Text',
	action: 'Send Google Business Messages text',
	description: 'Send a text, with suggestions if you like, into a conversation',
	fields: [
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			default: '',
			placeholder: 'e.g. How can we help you?',
			description: 'What the user reads',
			hint: `Up to ${limits.text} characters`,
		},
		{
			displayName: 'Rich Text',
			name: 'containsRichText',
			type: 'boolean',
			default: false,
			description:
				'Whether **bold**, *italic* and [links](https://example.com) in the text are shown formatted',
		},
		...suggestionFields,
	],
	extras: commonFields,
	build: (form) => {
		const suggestions = readSuggestions(form);
		return {
			text: {
				message: form.text('text') ?? '',
				...(form.flag('containsRichText') && { containsRichText: true as const }),
			},
			...(suggestions && { suggestions }),
			...buildCommon(form),
		};
	},
	check: (content, rules) => {
		rules.text(content.text?.message, 'Text', { required: true, max: limits.text });
		rules.flag(content.text?.containsRichText, 'Rich Text');
		checkSuggestions(content.suggestions, 'Suggestions', limits.suggestions, rules);
		checkCommon(content, limits.fallback, rules);
	},
});
