/** Formatting languages that messages can be written in. */
export type Markup = 'Html' | 'Markdown' | 'MarkdownV2';

/**
 * Makes a text harmless inside a formatted message, so that it is shown as it is. The characters are
 * those that Telegram names for each parse mode (Bot API, "Formatting options").
 */
export function escapeFor(markup: Markup | undefined, text: string): string {
	switch (markup) {
		case 'Html':
			return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
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
 * only the vendor knows how it parses.
 */
export function withoutMarkup(markup: Markup | undefined, text: string): string {
	switch (markup) {
		case 'Html':
			return text.replace(/<[^>]*>/g, '').replace(/&(?:[a-z]+|#\d+);/gi, '.');
		case 'Markdown':
		case 'MarkdownV2':
			return text
				.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
				.replace(/\\(.)/g, '$1')
				.replace(/[*_~`|]/g, '');
		default:
			return text;
	}
}
