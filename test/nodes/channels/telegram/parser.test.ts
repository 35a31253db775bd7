import fc from 'fast-check';

import type { Markup } from '../../../../nodes/channels/telegram/escape';
import { fillTemplate } from '../../../../nodes/channels/telegram/placeholders';
import { Form } from '../../../../nodes/form/form';
import { telegramParser, type ParsedText } from '../../../support/telegramParser';

const parse = telegramParser();

const fill = (markup: Markup, template: string, value: string) =>
	fillTemplate(
		[template],
		markup,
		Form.of({ placeholders: { placeholder: [{ name: 'v', value }] } }),
		'Text',
	)[0] ?? '';

const templates: Record<Markup, string[]> = {
	Html: [
		'Hi {v}!',
		'<b>{v}</b> <i>a {v} b</i>',
		'<b>a<i>{v}</i></b><u>{v}</u>',
		'<a href="https://example.com/?a={v}">there {v}</a>',
		"<a href='https://example.com/?a={v}'>there</a>",
		'<code>{v}</code> <pre>{v}</pre>',
		'<blockquote>{v}</blockquote><tg-spoiler>{v}</tg-spoiler>',
	],
	MarkdownV2: [
		'Hi {v}\\!',
		'*{v}* _a {v} b_',
		'__{v}__ ~{v}~ ||{v}||',
		'_{v}_ *a _{v}_ b*',
		'`{v}` and ```\n{v}\n```',
		'[there {v}](https://example.com/?a={v})',
		'>quote {v}\n>more {v}\nafter {v}',
		'a\n**>{v}\n>b||\nafter',
		'*{v}*_{v}_',
	],
	Markdown: [
		'Hi {v}!',
		'*bold* {v} _italic_',
		'{v}*bold*',
		'{v} `code` {v}',
		'[a](https://example.com) {v}',
	],
};

/** Letters, all marks of all modes, line breaks, quotes, backslashes and characters of two units. */
const value = fc
	.array(fc.constantFrom(...'ab1 \n_*[]()~`>#+-=|{}.!\\&<;"\'/:@?😀ж'), {
		minLength: 1,
		maxLength: 12,
	})
	.map((characters) => characters.join(''));

/** Stands for the value when it is seen what the template alone means. */
const marker = '\uE000';

const parts = ({ text, entities }: ParsedText) => ({
	text,
	entities: entities.map(({ offset, length, type }) => [
		type._,
		text.slice(offset, offset + length),
	]),
});

const joined = (text: string) => text.replaceAll('\u2060', '');

const runs = 10_000;

if (parse === undefined) {
	console.warn("Telegram's parser is not built for this platform; its tests are left out");
}
const describeWithParser = parse === undefined ? describe.skip : describe;

it('the parser is there on Linux, where the tests of every change run', () => {
	if (process.platform === 'linux' && process.arch === 'x64') expect(parse).toBeDefined();
});

describeWithParser("Telegram's own parser", () => {
	const read = parse as NonNullable<typeof parse>;

	it.each(Object.entries(templates) as Array<[Markup, string[]]>)(
		'sees the same entities in %s whatever a value is',
		(markup, all) => {
			const known = new Map(
				all.map((template) => [template, parts(read(markup, fill(markup, template, marker)))]),
			);
			fc.assert(
				fc.property(fc.constantFrom(...all), value, (template, given) => {
					const expected = JSON.stringify(known.get(template)).replaceAll(
						marker,
						JSON.stringify(given).slice(1, -1),
					);
					const seen = parts(read(markup, fill(markup, template, given)));
					expect(JSON.parse(joined(JSON.stringify(seen)))).toEqual(JSON.parse(expected));
				}),
				{ numRuns: runs, seed: 20_261_125 },
			);
		},
		60_000,
	);

	it.each(Object.entries(templates) as Array<[Markup, string[]]>)(
		'takes a value of nothing in %s',
		(markup, all) => {
			for (const template of all) {
				const { text } = read(markup, fill(markup, template, marker));
				const empty = read(markup, fill(markup, template, ''));
				expect(joined(empty.text)).toBe(text.replaceAll(marker, ''));
			}
		},
	);
});

it.each([
	'*Hi {v}*',
	'_{v}_',
	'`{v}`',
	'```{v}```',
	'[{v}](https://example.com)',
	'[a](https://example.com/{v})',
	'*never closed {v}',
])('the old Markdown has no escape in %s, so that the placeholder is refused', (template) => {
	expect(() => fill('Markdown', template, 'x')).toThrow('{v} inside formatted text');
});
