/**
 * Google Business Messages. Suggestions, cards and heights: Mitto's chat apps page. Text, title,
 * description and postback lengths: Google's reference (the service ended in July 2024).
 */
export const limits = {
	text: 3072,
	fallback: 3072,
	suggestions: 13,
	cardSuggestions: 4,
	suggestionText: 25,
	postbackData: 2048,
	cardTitle: 200,
	cardDescription: 2000,
	cards: [2, 10],
} as const;

/** Pictures are JPEG or PNG; many servers name them without an ending. */
export const pictures = { endings: ['jpg', 'jpeg', 'png'], unnamed: true } as const;

export const mediaHeights = ['SHORT', 'MEDIUM', 'TALL'] as const;
export const cardWidths = ['SMALL', 'MEDIUM'] as const;
