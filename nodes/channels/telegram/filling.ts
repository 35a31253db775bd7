import { escapeFor, type Markup } from './escape';

/** `{name}`: letters, digits and underscores in braces. */
export const placeholder = /\{([\p{L}\p{N}_]+)\}/gu;

/** The template on both sides of a placeholder. */
export interface Surroundings {
	before: string;
	after: string;
}

/** WORD JOINER: shown as nothing, and keeps two marks apart that would be read as one. */
const joiner = '\u2060';

/**
 * A value as it stands in the template, so that the entities around it are the same for any value: a
 * line break stays in its quote, and nothing at all does not let the marks around it grow together.
 */
export function fillPlaceholder(
	markup: Markup | undefined,
	value: string,
	{ before, after }: Surroundings,
): string {
	const escaped = escapeFor(markup, value);
	switch (markup) {
		case 'MarkdownV2':
			if (value === '') return /[_*~|`>]$/.test(before) && /^[_*~|`]/.test(after) ? joiner : '';
			return isInQuote(before) ? escaped.replace(/\r?\n/g, '\n>') : escaped;
		case 'Markdown':
			// A backslash has no escape; before a mark of the template it would be one.
			return value.endsWith('\\') && /^[_*`[]/.test(after) ? escaped + joiner : escaped;
		default:
			return escaped;
	}
}

/** Whether the line belongs to a quote of MarkdownV2; in blocks of code there are none. */
function isInQuote(before: string): boolean {
	const line = before.slice(before.lastIndexOf('\n') + 1);
	const fences = before.replace(/\\./gs, '').split('```').length - 1;
	return fences % 2 === 0 && /^(\*\*)?>/.test(line);
}

/** Marks of the old Markdown that begin an entity, with what ends it. */
const entity = /\\[_*`[]|```.*?(?:```|$)|([_*`]).*?(?:\1|$)|\[[^\]]*(?:\](?:\([^)]*\)?)?)?/gs;

/**
 * Placeholders of the old Markdown that stand inside an entity, also when the entity never ends. The
 * underscore in a placeholder's own name is no mark.
 */
export function placeholdersInEntities(text: string): string[] {
	const names: string[] = [];
	const numbered = text.replace(
		placeholder,
		(_, name: string) => `${stand}${names.push(name) - 1}${stand}`,
	);
	return [...numbered.matchAll(entity)].flatMap(([part]) =>
		part
			.split(stand)
			.filter((_, index) => index % 2 === 1)
			.map((number) => names[Number(number)] ?? ''),
	);
}

/** A character that is in no text: stands around the number of a placeholder. */
const stand = '\uE000';
