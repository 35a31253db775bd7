import type { INodeProperties } from 'n8n-workflow';

import type { Form } from '../../form/form';
import { isRecord } from '../../values/records';
import type { Rules } from '../../form/rules';
import { limits, mediaHeights, pictures } from './limits';
import { checkSuggestions, type Suggestion } from './suggestions';

/** One card: alone, or one of a carousel. */
export interface CardContent {
	title?: string;
	description?: string;
	media?: {
		height: (typeof mediaHeights)[number];
		contentInfo: { fileUrl: string; thumbnailUrl?: string; altText?: string };
	};
	suggestions?: Suggestion[];
}

/** Shown until the image is there, in cards and beside a lone image. */
export const thumbnailField: INodeProperties = {
	displayName: 'Thumbnail URL',
	name: 'thumbnailUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/coat-small.jpg',
	description: 'A smaller picture, of at most 25 kB, that is shown while the image loads',
};

/** What stands on a card, but for its thumbnail. */
export const cardValues: INodeProperties[] = [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. Winter Coat',
		description: 'Heading of the card. A card needs a title or an image.',
		hint: `Up to ${limits.cardTitle} characters`,
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. Warm, light and on sale until Sunday',
		description: 'Text of the card',
		hint: `Up to ${limits.cardDescription} characters`,
	},
	{
		displayName: 'Image URL',
		name: 'fileUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/coat.jpg',
		description: 'Public address of a JPG or PNG picture of at most 5 MB',
	},
	{
		displayName: 'Image Height',
		name: 'height',
		type: 'options',
		options: [
			{ name: 'Medium', value: 'MEDIUM', description: '168 DP' },
			{ name: 'Short', value: 'SHORT', description: '112 DP' },
			{ name: 'Tall', value: 'TALL', description: '264 DP; not in a carousel of small cards' },
		],
		default: 'MEDIUM',
		description: 'How much room the image takes',
	},
	{
		displayName: 'Image Alternative Text',
		name: 'altText',
		type: 'string',
		default: '',
		placeholder: 'e.g. A green winter coat',
		description: 'Describes the image to people who cannot see it',
	},
];

export function readCard(form: Form, suggestions?: Suggestion[]): CardContent {
	const [title, description] = [form.text('title'), form.text('description')];
	const fileUrl = form.trimmed('fileUrl');
	const [thumbnailUrl, altText] = [form.trimmed('thumbnailUrl'), form.text('altText')];
	return {
		...(title !== undefined && { title }),
		...(description !== undefined && { description }),
		...(fileUrl && {
			media: {
				height: (form.text('height') ?? 'MEDIUM') as (typeof mediaHeights)[number],
				contentInfo: {
					fileUrl,
					...(thumbnailUrl && { thumbnailUrl }),
					...(altText !== undefined && { altText }),
				},
			},
		}),
		...(suggestions && { suggestions }),
	};
}

/** @param at begins the names of the fields, such as "Cards 2 › " */
export function checkCard(card: Record<string, unknown>, at: string, rules: Rules): void {
	const { title, description, media, suggestions } = card;
	rules.require(
		Boolean(title) || media !== undefined,
		`${at}Title`,
		'is empty and there is no image',
		'Give the card a title or an image',
	);
	rules.text(title, `${at}Title`, { max: limits.cardTitle });
	rules.text(description, `${at}Description`, { max: limits.cardDescription });
	checkSuggestions(suggestions, `${at}Suggestions`, limits.cardSuggestions, rules);
	if (media === undefined) return;

	const { height, contentInfo } = isRecord(media) ? media : {};
	const { fileUrl, thumbnailUrl } = isRecord(contentInfo) ? contentInfo : {};
	rules.oneOf(height, `${at}Image Height`, mediaHeights, true);
	rules.url(fileUrl, `${at}Image URL`, { required: true, ...pictures });
	rules.url(thumbnailUrl, `${at}Thumbnail URL`, pictures);
}
