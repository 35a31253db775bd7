import { countSegments } from './segments';

/** A character that was replaced, by what, and how often. */
export type Replacement = { character: string; by: string; count: number };

/**
 * Characters of typesetting and what a typewriter has for them. Letters are never touched: what they
 * stand for would change. All are named in Unicode's charts of Basic Latin, Latin-1 Supplement,
 * Spacing Modifier Letters and General Punctuation.
 */
const neighbours = new Map<string, string>(
	Object.entries({
		"'": '\u2018\u2019\u201A\u201B\u2032\u2039\u203A\u02B9\u02BC\u00B4\u0060',
		'"': '\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB',
		'-': '\u2010\u2011\u2012\u2013\u2014\u2015\u2022\u2212',
		'...': '\u2026',
		'/': '\u2044',
		' ': '\t\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000',
		'\n': '\u2028\u2029',
		// Invisible: soft hyphen, zero width space, word joiner, byte order mark.
		'': '\u00AD\u200B\u2060\uFEFF',
	}).flatMap(([by, characters]) => [...characters].map((character) => [character, by] as const)),
);

/** The character in GSM-7 that reads the same, if there is one. */
export function neighbourOf(character: string): string | undefined {
	return neighbours.get(character);
}

/**
 * The text in GSM-7, where neighbours are all that it takes. It stays as it is when other characters
 * force Unicode all the same, or when longer neighbours would make more parts of it: then something
 * would be lost and nothing won.
 */
export function encodeSmartly(text: string): { text: string; replaced: Replacement[] } {
	const before = countSegments(text);
	if (before.encoding === 'GSM-7') return { text, replaced: [] };

	const counts = new Map<string, Replacement>();
	const written = Array.from(text, (character) => {
		const by = neighbours.get(character);
		if (by === undefined) return character;
		const known = counts.get(character) ?? { character, by, count: 0 };
		counts.set(character, { ...known, count: known.count + 1 });
		return by;
	}).join('');
	const after = countSegments(written);
	const worthIt = after.encoding === 'GSM-7' && after.segments <= before.segments;
	return worthIt ? { text: written, replaced: [...counts.values()] } : { text, replaced: [] };
}
