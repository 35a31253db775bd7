import { messageType } from '../messageType';
import { thumbnailField } from './cardContent';
import { limits, pictures } from './limits';
import { buildCommon, checkCommon, commonFields, type GbmCommon } from './representative';
import {
	checkSuggestions,
	readSuggestions,
	suggestionFields,
	type Suggestion,
} from './suggestions';

export interface GbmImage extends GbmCommon {
	image: { fileUrl: string; thumbnailUrl?: string; forceRefresh?: true; altText?: string };
	suggestions?: Suggestion[];
}

export const image = messageType<GbmImage>({
	operation: 'sendImage',
	name: 'Send Image',
	action: 'Send Google Business Messages image',
	description: 'Send an image into a conversation',
	fields: [
		{
			displayName: 'Image URL',
			name: 'fileUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://example.com/coat.jpg',
			description: 'Public address of a JPG or PNG picture of at most 5 MB',
		},
		{
			displayName: 'Alternative Text',
			name: 'altText',
			type: 'string',
			default: '',
			placeholder: 'e.g. A green winter coat',
			description: 'Describes the image to people who cannot see it',
		},
		...suggestionFields,
	],
	extras: [
		thumbnailField,
		{
			displayName: 'Force Refresh',
			name: 'forceRefresh',
			type: 'boolean',
			default: false,
			description: 'Whether Google fetches the image anew instead of using the copy that it kept',
		},
		...commonFields,
	],
	build: (form) => {
		const [thumbnailUrl, altText] = [form.trimmed('thumbnailUrl'), form.text('altText')];
		const suggestions = readSuggestions(form);
		return {
			image: {
				fileUrl: form.trimmed('fileUrl') ?? '',
				...(thumbnailUrl && { thumbnailUrl }),
				...(form.flag('forceRefresh') && { forceRefresh: true as const }),
				...(altText !== undefined && { altText }),
			},
			...(suggestions && { suggestions }),
			...buildCommon(form),
		};
	},
	check: (content, rules) => {
		rules.url(content.image?.fileUrl, 'Image URL', { required: true, ...pictures });
		rules.url(content.image?.thumbnailUrl, 'Thumbnail URL', pictures);
		checkSuggestions(content.suggestions, 'Suggestions', limits.suggestions, rules);
		checkCommon(content, limits.fallback, rules);
	},
});
