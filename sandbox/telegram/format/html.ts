import {
	byteOffset,
	CannotParse,
	inOrder,
	type Entity,
	type EntityType,
	type Formatted,
} from './entity';

const tags: Record<string, EntityType> = {
	b: 'bold',
	strong: 'bold',
	i: 'italic',
	em: 'italic',
	u: 'underline',
	ins: 'underline',
	s: 'strikethrough',
	strike: 'strikethrough',
	del: 'strikethrough',
	'tg-spoiler': 'spoiler',
	span: 'spoiler',
	a: 'textLink',
	code: 'code',
	pre: 'pre',
	blockquote: 'blockquote',
	'tg-emoji': 'customEmoji',
};

const references: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

interface Open {
	tag: string;
	offset: number;
	attributes: Record<string, string>;
}

/** Reads Telegram's HTML. @see https://core.telegram.org/bots/api#html-style */
export function html(source: string): Formatted {
	const open: Open[] = [];
	const entities: Entity[] = [];
	let text = '';
	let at = 0;

	while (at < source.length) {
		const char = source[at]!;
		if (char === '&') {
			const [whole = '&', name = ''] =
				/^&(#x[0-9a-f]+|#\d+|[a-z]+);?/i.exec(source.slice(at)) ?? [];
			const decoded = decode(name);
			text += decoded ?? '&';
			at += decoded === undefined ? 1 : whole.length;
		} else if (char !== '<') {
			text += char;
			at++;
		} else if (source[at + 1] === '/') {
			const close = source.indexOf('>', at);
			const where = byteOffset(source, at);
			if (close < 0) throw new CannotParse(`Unclosed end tag at byte offset ${where}`);
			const found = source
				.slice(at + 2, close)
				.trim()
				.toLowerCase();
			const last = open.pop();
			if (last === undefined) throw new CannotParse(`Unexpected end tag at byte offset ${where}`);
			if (found !== '' && found !== last.tag) {
				throw new CannotParse(
					`Unmatched end tag at byte offset ${where}, expected "</${last.tag}>", found "</${found}>"`,
				);
			}
			entities.push(...entityOf(last, text));
			at = close + 1;
		} else {
			const { tag, attributes, next } = startTag(source, at);
			open.push({ tag, offset: text.length, attributes });
			at = next;
		}
	}
	const left = open.at(-1);
	if (left !== undefined) {
		throw new CannotParse(`Can't find end tag corresponding to start tag "${left.tag}"`);
	}
	return { text, entities: inOrder(joinPre(entities)) };
}

function startTag(
	source: string,
	at: number,
): { tag: string; attributes: Record<string, string>; next: number } {
	const where = byteOffset(source, at);
	const close = source.indexOf('>', at);
	const [, name = ''] = /^<([^\s>/]*)/.exec(source.slice(at)) ?? [];
	const tag = name.toLowerCase();
	if (tags[tag] === undefined) {
		throw new CannotParse(`Unsupported start tag "${tag}" at byte offset ${where}`);
	}
	if (close < 0) throw new CannotParse(`Unclosed start tag at byte offset ${where}`);
	const attributes: Record<string, string> = {};
	const rest = source.slice(at + 1 + name.length, close);
	for (const [, attribute = '', double, single, bare] of rest.matchAll(
		/([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g,
	)) {
		const value = double ?? single ?? bare ?? '';
		attributes[attribute.toLowerCase()] = value.replace(
			/&(#x[0-9a-f]+|#\d+|[a-z]+);?/gi,
			(whole, reference: string) => decode(reference) ?? whole,
		);
	}
	if (tag === 'span' && attributes.class !== 'tg-spoiler') {
		throw new CannotParse(`Tag "span" must have class "tg-spoiler" at byte offset ${where}`);
	}
	return { tag, attributes, next: close + 1 };
}

function entityOf({ tag, offset, attributes }: Open, text: string): Entity[] {
	const type = tags[tag]!;
	const length = text.length - offset;
	const [, language] = /^language-(.+)$/.exec(attributes.class ?? '') ?? [];
	if (type === 'textLink') {
		const url = attributes.href ?? text.slice(offset);
		return url === '' ? [] : [{ type, offset, length, url }];
	}
	return [{ type, offset, length, ...(type === 'code' && language !== undefined && { language }) }];
}

/** A code block inside a `pre` names its language. */
function joinPre(entities: Entity[]): Entity[] {
	const languageOf = ({ offset, length }: Entity) =>
		entities.find(
			(inner) => inner.type === 'code' && inner.offset === offset && inner.length === length,
		)?.language;
	const pres = entities.filter(({ type }) => type === 'pre');
	const swallowed = (entity: Entity) =>
		entity.type === 'code' &&
		pres.some(({ offset, length }) => offset === entity.offset && length === entity.length);
	return entities
		.filter((entity) => !swallowed(entity))
		.map((entity) => {
			const language = entity.type === 'pre' ? languageOf(entity) : undefined;
			if (language !== undefined) return { ...entity, language };
			const plain = { ...entity };
			delete plain.language;
			return plain;
		});
}

function decode(reference: string): string | undefined {
	if (!reference.startsWith('#')) return references[reference.toLowerCase()];
	const hex = /^#x/i.test(reference);
	const code = Number.parseInt(reference.slice(hex ? 2 : 1), hex ? 16 : 10);
	return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
