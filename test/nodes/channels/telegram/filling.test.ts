import {
	fillPlaceholder,
	placeholdersInEntities,
} from '../../../../nodes/channels/telegram/filling';

const joiner = '\u2060';

/** A value in the place of `@` of a template. */
const filled = (
	markup: 'Html' | 'Markdown' | 'MarkdownV2' | undefined,
	template: string,
	value: string,
) => {
	const [before = '', after = ''] = template.split('@');
	return fillPlaceholder(markup, value, { before, after });
};

describe('a value in MarkdownV2', () => {
	it.each([
		['*@*', joiner],
		['_@_', joiner],
		['|@|', joiner],
		['>@*', joiner],
		['* @*', ''],
		['*@ *', ''],
		['* x@*', ''],
		['*@x*', ''],
		['@', ''],
		['@>', ''],
	])('that is nothing is %j kept apart where marks would grow together: %j', (template, text) => {
		expect(filled('MarkdownV2', template, '')).toBe(text);
	});

	it.each([
		['>@', 'a\n>b'],
		['>quoted @', 'a\n>b'],
		['line\n**>@', 'a\n>b'],
		['>quoted\n@', 'a\nb'],
		['x>@', 'a\nb'],
		['```\n>@', 'a\nb'],
		['```code```\n>@', 'a\n>b'],
		['\\```\n>@', 'a\n>b'],
		['@', 'a\nb'],
	])('of two lines stays in the quote of %j', (template, text) => {
		expect(filled('MarkdownV2', template, 'a\nb')).toBe(text);
		expect(filled('MarkdownV2', template, 'a\r\nb').replace('\r', '')).toBe(text);
	});
});

describe('a value in the old Markdown', () => {
	it.each([
		['@*x*', 'a\\', `a\\${joiner}`],
		['@[x](y)', 'a\\', `a\\${joiner}`],
		['@ *x*', 'a\\', 'a\\'],
		['@x*', 'a\\', 'a\\'],
		['@*x*', '\\a', '\\a'],
		['@', 'a_b', 'a\\_b'],
	])('does not make a mark of %j plain: %j', (template, value, text) => {
		expect(filled('Markdown', template, value)).toBe(text);
	});
});

describe('a value elsewhere', () => {
	it('is only escaped', () => {
		expect(filled('Html', '<b>@</b>', '')).toBe('');
		expect(filled('Html', '>@', 'a\nb<')).toBe('a\nb&lt;');
		expect(filled(undefined, '>@*', 'a\n*\\')).toBe('a\n*\\');
	});
});

describe('placeholders inside entities of the old Markdown', () => {
	it.each<[string, string[]]>([
		['Hi {name}', []],
		['*Hi* {name}', []],
		['*Hi {name}*', ['name']],
		['_{a}_ {b} `{c}`', ['a', 'c']],
		['```{a} `{b}``` {c}', ['a', 'b']],
		['[{a}](https://a.com/{b}) {c}', ['a', 'b']],
		['[{a}] {b}', ['a']],
		['[{a}', ['a']],
		['[x]({a}', ['a']],
		['*{a} {b}', ['a', 'b']],
		['\\*{a}', []],
		['{first_name} and {last_name}', []],
		['*x* {a} *{b}*', ['b']],
	])('of %j are %j', (text, names) => expect(placeholdersInEntities(text)).toEqual(names));
});
