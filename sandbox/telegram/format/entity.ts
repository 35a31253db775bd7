/** Formatting of a part of a text, as Telegram counts it: in UTF-16 code units. */
export interface Entity {
	type: EntityType;
	offset: number;
	length: number;
	/** Of `textLink`. */
	url?: string;
	/** Of `pre`. */
	language?: string;
}

export type EntityType =
	| 'bold'
	| 'italic'
	| 'underline'
	| 'strikethrough'
	| 'spoiler'
	| 'code'
	| 'pre'
	| 'textLink'
	| 'blockquote'
	| 'customEmoji';

export interface Formatted {
	text: string;
	entities: Entity[];
}

/** What Telegram answers instead of a message. */
export class CannotParse extends Error {
	constructor(reason: string) {
		super(`Bad Request: can't parse entities: ${reason}`);
	}
}

/** Telegram names places in bytes of UTF-8. */
export function byteOffset(text: string, index: number): number {
	return new TextEncoder().encode(text.slice(0, index)).length;
}

/** Outer entities first, so that they can be nested when drawn; empty ones say nothing. */
export function inOrder(entities: Entity[]): Entity[] {
	return entities
		.filter(({ length }) => length > 0)
		.sort((one, other) => one.offset - other.offset || other.length - one.length);
}
