import fc from 'fast-check';

import { escapeFor, withoutMarkup } from '../../../../nodes/channels/telegram/escape';

describe('escapeFor', () => {
	it.each([
		['Html', 'A<B> & "C"', 'A&lt;B&gt; &amp; &quot;C&quot;'],
		['Markdown', 'Ann_Lee *x* [y] `z`', 'Ann\\_Lee \\*x\\* \\[y] \\`z\\`'],
		['MarkdownV2', 'a.b-c!(d)', 'a\\.b\\-c\\!\\(d\\)'],
		[undefined, 'Ann_Lee <b>', 'Ann_Lee <b>'],
	] as const)('makes a text harmless in %s', (markup, text, escaped) => {
		expect(escapeFor(markup, text)).toBe(escaped);
	});

	it('leaves no character of MarkdownV2 without its backslash', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const rest = escapeFor('MarkdownV2', text).replace(/\\[_*[\]()~`>#+\-=|{}.!\\]/g, '');
				return !/[_*[\]()~`>#+\-=|{}.!\\]/.test(rest);
			}),
		);
	});
});

describe('withoutMarkup', () => {
	it.each([
		['Html', '<b>Hi</b> &amp; bye', 'Hi . bye'],
		['MarkdownV2', '*Hi* [there](https://example.com)\\!', 'Hi there!'],
		['MarkdownV2', '\\*', '*'],
		['MarkdownV2', '\\[a\\](b)', '[a](b)'],
		['Markdown', '\\* ~ |', '* ~ |'],
		[undefined, '<b>', '<b>'],
	] as const)('counts what %s leaves', (markup, text, bare) => {
		expect(withoutMarkup(markup, text)).toBe(bare);
	});
});
