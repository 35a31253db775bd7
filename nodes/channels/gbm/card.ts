import { messageType } from '../messageType';
import { cardValues, checkCard, readCard, thumbnailField, type CardContent } from './cardContent';
import { limits } from './limits';
import { buildCommon, checkCommon, commonFields, type GbmCommon } from './representative';
import { readSuggestions, suggestionFields } from './suggestions';

export interface GbmCard extends GbmCommon {
	standaloneCard: CardContent;
}

export const card = messageType<GbmCard>({
	operation: 'sendCard',
	name: 'Send Card',
	action: 'Send Google Business Messages card',
	description: 'Send a card with a title, text, image and suggestions into a conversation',
	fields: [...cardValues, ...suggestionFields],
	extras: [thumbnailField, ...commonFields],
	build: (form) => ({
		standaloneCard: readCard(form, readSuggestions(form)),
		...buildCommon(form),
	}),
	check: (content, rules) => {
		checkCard((content.standaloneCard ?? {}) as Record<string, unknown>, '', rules);
		checkCommon(content, limits.fallback, rules);
	},
});
