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

describe('what is left without markup', () => {
	it.each([
		['Html', '<b>a</b> &amp; &#8364; <i', 'a . . <i'],
		['Html', 'a < b', 'a < b'],
		['Html', 'a <b <c>d', 'a d'],
		['Markdown', '*a* [b](https://a.com) \\*c', 'a b *c'],
		['MarkdownV2', '[a](b)[c](d)', 'ac'],
		['MarkdownV2', '[a\\]b](c\\)d)e', 'a]be'],
		['MarkdownV2', '[a] (b)', '[a] (b)'],
		['MarkdownV2', '[a](b', '[a](b'],
		['MarkdownV2', '[a', '[a'],
		['MarkdownV2', '](a)', '](a)'],
		['MarkdownV2', '[[a](b)', '[a'],
		['MarkdownV2', '\\[a](b)', '[a](b)'],
		['MarkdownV2', '[](b)x', 'x'],
		['MarkdownV2', '[a]x(b)', '[a]x(b)'],
		['MarkdownV2', '[a](b)\n[c](d)', 'a\nc'],
		['MarkdownV2', '', ''],
		[undefined, '*a* <b>', '*a* <b>'],
	] as const)('%s: %j is %j', (markup, text, left) => {
		expect(withoutMarkup(markup, text)).toBe(left);
	});

	// Minutes, when each opening is looked at to the end.
	it.each(['[', '[](', '<'])('is found at once in 100,000 times %j', (opening) => {
		const text = opening.repeat(100_000);
		expect(withoutMarkup('MarkdownV2', text)).toBe(text);
		expect(withoutMarkup('Html', text)).toBe(text);
	});
});
