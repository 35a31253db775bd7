import {
	byteOffset,
	CannotParse,
	inOrder,
	type Entity,
	type EntityType,
	type Formatted,
} from './entity';

const reserved = new Set('_*[]()~`>#+-=|{}.!');

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
	const open: Open[] = [];
	const entities: Entity[] = [];
	let text = '';
	let at = 0;

	const begin = (type: EntityType, width: number, language?: string) => {
		open.push({ type, began: at, offset: text.length, ...(language && { language }) });
		at += width;
	};
	const end = (width: number, extra: Partial<Entity> = {}) => {
		const { type, offset, language } = open.pop()!;
		entities.push({
			type,
			offset,
			length: text.length - offset,
			...(language && { language }),
			...extra,
		});
		at += width;
	};
	const starts = (what: string) => source.startsWith(what, at);

	while (at < source.length) {
		const char = source[at]!;
		const top = open.at(-1)?.type;
		const escaped = source[at + 1];
		if (char === '\\' && escaped !== undefined && escaped > '\0' && escaped < '\x7f') {
			text += escaped;
			at += 2;
			continue;
		}
		if (top === 'code' || top === 'pre') {
			const fence = top === 'code' ? '`' : '```';
			if (starts(fence)) end(fence.length);
			else {
				text += char;
				at++;
			}
			continue;
		}
		const quoted = open.findIndex(({ type }) => type === 'blockquote');
		if (char === '\n' && quoted >= 0 && source[at + 1] !== '>') {
			if (top !== 'blockquote') throw unfinished(source, open.at(-1)!);
			end(0);
			text += '\n';
			at++;
			continue;
		}
		if (char === '\n' && quoted >= 0) {
			text += '\n';
			at += 2;
			continue;
		}
		if (!reserved.has(char)) {
			text += char;
			at++;
			continue;
		}

		const lineStart = at === 0 || source[at - 1] === '\n';
		if (
			starts('||') &&
			top === 'blockquote' &&
			(at + 2 === source.length || source[at + 2] === '\n')
		) {
			at += 2;
		} else if (starts('__')) top === 'underline' ? end(2) : begin('underline', 2);
		else if (char === '_') top === 'italic' ? end(1) : begin('italic', 1);
		else if (starts('**>') && lineStart) begin('blockquote', 3);
		else if (char === '*') top === 'bold' ? end(1) : begin('bold', 1);
		else if (char === '~') top === 'strikethrough' ? end(1) : begin('strikethrough', 1);
		else if (starts('||')) top === 'spoiler' ? end(2) : begin('spoiler', 2);
		else if (starts('![')) begin('customEmoji', 2);
		else if (char === '[') begin('textLink', 1);
		else if (char === ']' && (top === 'textLink' || top === 'customEmoji')) {
			const { url, next } = target(source, at + 1);
			const label = text.slice(open.at(-1)!.offset);
			end(0, { url: url ?? label });
			at = next;
		} else if (starts('```')) {
			at += 3;
			const [, language = ''] = /^([^\s`\\]+)\n/.exec(source.slice(at)) ?? [];
			const skipped = language === '' ? (source[at] === '\n' ? 1 : 0) : language.length + 1;
			at -= 3;
			begin('pre', 3 + skipped, language);
		} else if (char === '`') begin('code', 1);
		else if (char === '>' && lineStart) begin('blockquote', 1);
		else {
			throw new CannotParse(
				`Character '${char}' is reserved and must be escaped with the preceding '\\'`,
			);
		}
	}
	if (open.at(-1)?.type === 'blockquote') end(0);
	const left = open.at(-1);
	if (left !== undefined) throw unfinished(source, left);
	return { text, entities: inOrder(entities) };
}

function unfinished(source: string, { type, began }: Open): CannotParse {
	return new CannotParse(
		`Can't find end of ${names[type]} entity at byte offset ${byteOffset(source, began)}`,
	);
}

/** The address in parentheses behind a label; nothing when there are none. */
function target(source: string, from: number): { url?: string; next: number } {
	if (source[from] !== '(') return { next: from };
	let url = '';
	for (let at = from + 1; at < source.length; at++) {
		const char = source[at]!;
		if (char === '\\' && source[at + 1] !== undefined) url += source[++at];
		else if (char === ')') return { url, next: at + 1 };
		else url += char;
	}
	throw new CannotParse(`Can't find end of a URL at byte offset ${byteOffset(source, from)}`);
}
