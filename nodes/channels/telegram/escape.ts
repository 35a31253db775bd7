import { withoutTags } from '../../values/withoutTags';

/** Formatting languages that messages can be written in. */
export type Markup = 'Html' | 'Markdown' | 'MarkdownV2';

/**
 * Makes a text harmless inside a formatted message, so that it is shown as it is. The characters are
 * those that Telegram names for each parse mode (Bot API, "Formatting options").
 */
export function escapeFor(markup: Markup | undefined, text: string): string {
	switch (markup) {
		case 'Html':
			return text
				.replace(/&/g, '&amp;')
				.replace(/</g, '&lt;')
				.replace(/>/g, '&gt;')
				.replace(/"/g, '&quot;')
				.replace(/'/g, '&#39;');
		case 'Markdown':
			return text.replace(/[_*`[]/g, '\\$&');
		case 'MarkdownV2':
			return text.replace(/[_*[\]()~`>#+\-=|{}.!\\]/g, '\\$&');
		default:
			return text;
	}
}

/**
 * The text that is left when the markup is taken away: a lower bound of what the vendor counts, since
 * only the vendor knows how it parses. A character behind a backslash is text.
 */
export function withoutMarkup(markup: Markup | undefined, text: string): string {
	switch (markup) {
		case 'Html':
			return withoutTags(text).replace(/&(?:[a-z]+|#\d+);/gi, '.');
		case 'Markdown':
			return withoutLinks(text).replace(/\\([_*`[])|[*_`]/g, '$1');
		case 'MarkdownV2':
			return withoutLinks(text).replace(/\\(.)|[*_~`|]/gs, '$1');
		default:
			return text;
	}
}

/** Of a link its text alone. */
function withoutLinks(text: string): string {
	const marks = text.match(/\\.|./gs) ?? [];
	const [closing, ending] = [nextOf(marks, ']'), nextOf(marks, ')')];
	let left = '';
	for (let at = 0; at < marks.length; at += 1) {
		const close = (marks[at] === '[' && closing[at]) || undefined;
		const end = close !== undefined && marks[close + 1] === '(' ? ending[close + 1] : undefined;
		if (close === undefined || end === undefined) left += marks[at];
		else {
			left += marks.slice(at + 1, close).join('');
			at = end;
		}
	}
	return left;
}

/** For each place where the next such mark stands behind it. */
function nextOf(marks: readonly string[], mark: string): Array<number | undefined> {
	const next = new Array<number | undefined>(marks.length);
	let found: number | undefined;
	for (let at = marks.length - 1; at >= 0; at -= 1) {
		next[at] = found;
		if (marks[at] === mark) found = at;
	}
	return next;
}
