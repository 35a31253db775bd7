import { byteOffset, CannotParse, inOrder, type Entity, type Formatted } from './entity';

/** Reads Telegram's older Markdown, in which nothing nests. @see https://core.telegram.org/bots/api#markdown-style */
export function markdown(source: string): Formatted {
	const entities: Entity[] = [];
	let text = '';
	let at = 0;
	const take = (entity: Omit<Entity, 'offset' | 'length'>, label: string, next: number) => {
		entities.push({ ...entity, offset: text.length, length: label.length });
		text += label;
		at = next;
	};
	const find = (what: string, from: number): number => {
		const found = source.indexOf(what, from);
		if (found >= 0) return found;
		throw new CannotParse(
			`Can't find end of the entity starting at byte offset ${byteOffset(source, at)}`,
		);
	};

	while (at < source.length) {
		const char = source[at]!;
		if (char === '\\' && '_*`['.includes(source[at + 1] ?? ' ')) {
			text += source[at + 1];
			at += 2;
		} else if (source.startsWith('```', at)) {
			const [whole = '', language = ''] = /^([^\s`]*)\n/.exec(source.slice(at + 3)) ?? [];
			const from = at + 3 + whole.length;
			const to = find('```', from);
			take({ type: 'pre', ...(language && { language }) }, source.slice(from, to), to + 3);
		} else if (char === '`') {
			const to = find('`', at + 1);
			take({ type: 'code' }, source.slice(at + 1, to), to + 1);
		} else if (char === '*' || char === '_') {
			const to = find(char, at + 1);
			const type = char === '*' ? 'bold' : 'italic';
			take({ type }, source.slice(at + 1, to), to + 1);
		} else if (char === '[') {
			const to = find(']', at + 1);
			const label = source.slice(at + 1, to);
			if (source[to + 1] === '(') {
				const close = find(')', to + 2);
				take({ type: 'textLink', url: source.slice(to + 2, close) }, label, close + 1);
			} else {
				text += label;
				at = to + 1;
			}
		} else {
			text += char;
			at++;
		}
	}
	return { text, entities: inOrder(entities) };
}
