import {
	byteOffset,
	CannotParse,
	inOrder,
	type Entity,
	type EntityType,
	type Formatted,
} from './entity';

const reserved = new Set('_*[]()~`>#+-=|{}.!');

/** Marks that begin and end the same way, longer ones first: `__` is never two italics. */
const toggles: Array<[mark: string, type: EntityType]> = [
	['__', 'underline'],
	['_', 'italic'],
	['*', 'bold'],
	['~', 'strikethrough'],
	['||', 'spoiler'],
];

/** Names of entities in Telegram's complaints. */
const names: Record<EntityType, string> = {
	bold: 'Bold',
	italic: 'Italic',
	underline: 'Underline',
	strikethrough: 'Strikethrough',
	spoiler: 'Spoiler',
	code: 'Code',
	pre: 'Pre',
	textLink: 'TextUrl',
	blockquote: 'BlockQuote',
	customEmoji: 'CustomEmoji',
};

interface Open {
	type: EntityType;
	/** Where it began, in the source. */
	began: number;
	offset: number;
	language?: string;
}

/** Reads Telegram's MarkdownV2. @see https://core.telegram.org/bots/api#markdownv2-style */
export function markdownV2(source: string): Formatted {
	return new Reader(source).read();
}

class Reader {
	private at = 0;

	private text = '';

	private readonly open: Open[] = [];

	private readonly entities: Entity[] = [];

	constructor(private readonly source: string) {}

	read(): Formatted {
		while (this.at < this.source.length) this.step();
		if (this.top === 'blockquote') this.end(0);
		const left = this.open.at(-1);
		if (left !== undefined) throw this.unfinished(left);
		return { text: this.text, entities: inOrder(this.entities) };
	}

	private step(): void {
		const char = this.source[this.at]!;
		const next = this.source[this.at + 1];
		if (char === '\\' && next !== undefined && next > '\0' && next < '\x7f') this.take(next, 2);
		else if (this.top === 'code') this.verbatim('`');
		else if (this.top === 'pre') this.verbatim('```');
		else if (char === '\n' && this.open.some(({ type }) => type === 'blockquote'))
			this.quotedLine();
		else if (reserved.has(char)) this.mark(char);
		else this.take(char, 1);
	}

	/** Inside code nothing but its end and the backslash has a meaning. */
	private verbatim(fence: string): void {
		if (this.starts(fence)) this.end(fence.length);
		else this.take(this.source[this.at]!, 1);
	}

	/** A quotation goes on as long as its lines begin with the sign. */
	private quotedLine(): void {
		if (this.source[this.at + 1] === '>') return this.take('\n', 2);
		if (this.top !== 'blockquote') throw this.unfinished(this.open.at(-1)!);
		this.end(0);
		this.take('\n', 1);
	}

	private mark(char: string): void {
		const atLineStart = this.at === 0 || this.source[this.at - 1] === '\n';
		if (this.starts('||') && this.endsQuotation()) {
			this.at += 2;
		} else if (this.starts('**>') && atLineStart) this.begin('blockquote', 3);
		else if (char === '>' && atLineStart) this.begin('blockquote', 1);
		else if (this.starts('![')) this.begin('customEmoji', 2);
		else if (char === '[') this.begin('textLink', 1);
		else if (char === ']' && (this.top === 'textLink' || this.top === 'customEmoji')) this.link();
		else if (this.starts('```')) this.pre();
		else if (char === '`') this.begin('code', 1);
		else this.toggle(char);
	}

	/** Two bars at the end of a quotation make it one that can be opened. */
	private endsQuotation(): boolean {
		return this.top === 'blockquote' && ['\n', undefined].includes(this.source[this.at + 2]);
	}

	private toggle(char: string): void {
		const found = toggles.find(([mark]) => this.starts(mark));
		if (found === undefined) {
			throw new CannotParse(
				`Character '${char}' is reserved and must be escaped with the preceding '\\'`,
			);
		}
		const [mark, type] = found;
		if (this.top === type) this.end(mark.length);
		else this.begin(type, mark.length);
	}

	private pre(): void {
		const inside = this.source.slice(this.at + 3);
		const [whole = '', language = ''] = /^([^\s`\\]*)\n/.exec(inside) ?? [];
		this.begin('pre', 3 + whole.length, language);
	}

	/** The address in parentheses behind a label; the label is the address when there are none. */
	private link(): void {
		const label = this.text.slice(this.open.at(-1)!.offset);
		const from = this.at + 1;
		if (this.source[from] !== '(') return this.end(1, { url: label });
		let url = '';
		for (let at = from + 1; at < this.source.length; at++) {
			const char = this.source[at]!;
			if (char === ')') return this.end(at + 1 - this.at, { url });
			url += char === '\\' ? (this.source[++at] ?? '') : char;
		}
		throw new CannotParse(
			`Can't find end of a URL at byte offset ${byteOffset(this.source, from)}`,
		);
	}

	private begin(type: EntityType, width: number, language = ''): void {
		const { at: began, text } = this;
		this.open.push({ type, began, offset: text.length, ...(language !== '' && { language }) });
		this.at += width;
	}

	private end(width: number, extra: Partial<Entity> = {}): void {
		const { type, offset, language } = this.open.pop()!;
		const length = this.text.length - offset;
		this.entities.push({ type, offset, length, ...(language && { language }), ...extra });
		this.at += width;
	}

	private take(text: string, width: number): void {
		this.text += text;
		this.at += width;
	}

	private starts(what: string): boolean {
		return this.source.startsWith(what, this.at);
	}

	private get top(): EntityType | undefined {
		return this.open.at(-1)?.type;
	}

	private unfinished({ type, began }: Open): CannotParse {
		return new CannotParse(
			`Can't find end of ${names[type]} entity at byte offset ${byteOffset(this.source, began)}`,
		);
	}
}
