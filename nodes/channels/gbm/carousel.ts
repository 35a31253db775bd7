import type { INodeProperties } from 'n8n-workflow';

import { jsonTwin, readListTwin } from '../../form/jsonTwin';
import { isRecord } from '../../values/records';
import { messageType } from '../messageType';
import { cardValues, checkCard, readCard, thumbnailField, type CardContent } from './cardContent';
import { cardWidths, limits } from './limits';
import { buildCommon, checkCommon, commonFields, type GbmCommon } from './representative';
import { readSuggestion, suggestionValues } from './suggestions';

export interface GbmCarousel extends GbmCommon {
	carouselCard: { cardWidth: (typeof cardWidths)[number]; cardContents: CardContent[] };
}

const [minCards, maxCards] = limits.cards;

const twin = {
	name: 'cards',
	displayName: 'Cards',
	json: [{ title: 'Card 1' }, { title: 'Card 2' }],
	fields: {
		displayName: 'Cards',
		name: 'cards',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true, multipleValueButtonText: 'Add Card' },
		default: {},
		placeholder: 'Add Card',
		description: `The cards side by side, ${minCards} to ${maxCards} of them`,
		options: [
			{
				displayName: 'Card',
				name: 'card',
				values: [
					...cardValues,
					thumbnailField,
					{
						displayName: 'Suggestions',
						name: 'suggestions',
						type: 'fixedCollection',
						typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Suggestion' },
						default: {},
						placeholder: 'Add Suggestion',
						description: `Chips on the card, at most ${limits.cardSuggestions}`,
						options: [{ displayName: 'Suggestion', name: 'suggestion', values: suggestionValues }],
					},
				],
			},
		],
	} satisfies INodeProperties,
};

export const carousel = messageType<GbmCarousel>({
	operation: 'sendCarousel',
	name: 'Send Carousel',
	action: 'Send Google Business Messages carousel',
	description: 'Send several cards side by side into a conversation',
	fields: [
		{
			displayName: 'Card Width',
			name: 'cardWidth',
			type: 'options',
			options: [
				{ name: 'Medium', value: 'MEDIUM', description: '280 DP' },
				{ name: 'Small', value: 'SMALL', description: '136 DP; no tall images' },
			],
			default: 'MEDIUM',
			description: 'How wide all cards are',
		},
		...jsonTwin(twin),
	],
	extras: commonFields,
	build: (form) => ({
		carouselCard: {
			cardWidth: (form.text('cardWidth') ?? 'MEDIUM') as (typeof cardWidths)[number],
			cardContents:
				readListTwin(form, twin, () =>
					form.rows('cards', 'card').map((row) => {
						const suggestions = row.rows('suggestions', 'suggestion').map(readSuggestion);
						return readCard(row, suggestions.length === 0 ? undefined : suggestions);
					}),
				) ?? [],
		},
		...buildCommon(form),
	}),
	check: (content, rules) => {
		const { cardWidth, cardContents } = content.carouselCard ?? {};
		rules.oneOf(cardWidth, 'Card Width', cardWidths, true);
		rules.list(
			cardContents,
			'Cards',
			{ required: true, min: minCards, max: maxCards },
			(card, field) => {
				checkCard(card, `${field} › `, rules);
				const tall = isRecord(card.media) && card.media.height === 'TALL';
				rules.require(
					!(tall && cardWidth === 'SMALL'),
					`${field} › Image Height`,
					'is tall, which small cards cannot show',
					'Choose a shorter image or medium cards',
				);
			},
		);
		checkCommon(content, limits.fallback, rules);
	},
});
