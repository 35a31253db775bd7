import type { Formatted } from './entity';
import { html } from './html';
import { markdown } from './markdown';
import { markdownV2 } from './markdownV2';

export { CannotParse, type Entity, type EntityType, type Formatted } from './entity';

/** Mitto's names of the parse modes, in lower case. */
const readers: Record<string, (source: string) => Formatted> = {
	default: (text) => ({ text, entities: [] }),
	markdown,
	markdownv2: markdownV2,
	html,
};

/**
 * Reads a formatted text as Telegram does.
 * @throws {CannotParse} with Telegram's own words
 */
export function format(source: string, parseMode = 'Default'): Formatted {
	return (readers[parseMode.toLowerCase()] ?? readers.default!)(source);
}

/** Counted after the formatting was read. */
export const limits = { text: 4096, caption: 1024 } as const;
