import fc from 'fast-check';

import { format } from '../../sandbox/telegram/format';

const complaint = (source: string, mode: string): string => {
	try {
		return JSON.stringify(format(source, mode));
	} catch (reason) {
		return (reason as Error).message.replace("Bad Request: can't parse entities: ", '');
	}
};

describe('the formatting of Telegram', () => {
	it.each([
		['MarkdownV2', '*bold*', 'bold', [{ type: 'bold', offset: 0, length: 4 }]],
		[
			'MarkdownV2',
			'*b _i __u__ i_ b*',
			'b i u i b',
			[
				{ type: 'bold', offset: 0, length: 9 },
				{ type: 'italic', offset: 2, length: 5 },
				{ type: 'underline', offset: 4, length: 1 },
			],
		],
		['MarkdownV2', '5\\.99 \\*', '5.99 *', []],
		['MarkdownV2', '`a*b_c`', 'a*b_c', [{ type: 'code', offset: 0, length: 5 }]],
		[
			'MarkdownV2',
			'[a\\]b](https://e.com/\\)x)',
			'a]b',
			[{ type: 'textLink', offset: 0, length: 3, url: 'https://e.com/)x' }],
		],
		[
			'MarkdownV2',
			'```js\nlet a\n```',
			'let a\n',
			[{ type: 'pre', offset: 0, length: 6, language: 'js' }],
		],
		['MarkdownV2', '>a\n>b\nc', 'a\nb\nc', [{ type: 'blockquote', offset: 0, length: 3 }]],
		// Offsets are in UTF-16, in which an emoji takes two.
		['MarkdownV2', '😀*b*', '😀b', [{ type: 'bold', offset: 2, length: 1 }]],
		[
			'Markdown',
			'*b* _i_',
			'b i',
			[
				{ type: 'bold', offset: 0, length: 1 },
				{ type: 'italic', offset: 2, length: 1 },
			],
		],
		['Markdown', 'a\\_b - 5.99!', 'a_b - 5.99!', []],
		[
			'Markdown',
			'[x](https://e.com)',
			'x',
			[{ type: 'textLink', offset: 0, length: 1, url: 'https://e.com' }],
		],
		[
			'Html',
			'<b>a<i>b</i></b>',
			'ab',
			[
				{ type: 'bold', offset: 0, length: 2 },
				{ type: 'italic', offset: 1, length: 1 },
			],
		],
		['Html', '&lt;b&gt; &amp; &#128512; &unknown;', '<b> & 😀 &unknown;', []],
		[
			'Html',
			'<pre><code class="language-js">a</code></pre>',
			'a',
			[{ type: 'pre', offset: 0, length: 1, language: 'js' }],
		],
		[
			'Html',
			'<a href="https://e.com?a=1&amp;b=2">x</a>',
			'x',
			[{ type: 'textLink', offset: 0, length: 1, url: 'https://e.com?a=1&b=2' }],
		],
		['Default', '*b* <b>', '*b* <b>', []],
	])('reads %s %j', (mode, source, text, entities) => {
		expect(format(source, mode)).toEqual({ text, entities });
	});

	it.each([
		['MarkdownV2', '5.99', "Character '.' is reserved and must be escaped with the preceding '\\'"],
		['MarkdownV2', 'é *b', "Can't find end of Bold entity at byte offset 3"],
		['MarkdownV2', '_i', "Can't find end of Italic entity at byte offset 0"],
		['MarkdownV2', '[a](b', "Can't find end of a URL at byte offset 3"],
		['Markdown', 'snake_case', "Can't find end of the entity starting at byte offset 5"],
		['Html', '<h1>a</h1>', 'Unsupported start tag "h1" at byte offset 0'],
		['Html', '<b>a', 'Can\'t find end tag corresponding to start tag "b"'],
		['Html', '<b>a</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
		['Html', 'a</b>', 'Unexpected end tag at byte offset 1'],
		['Html', 'a < b', 'Unsupported start tag "" at byte offset 2'],
	])('refuses %s %j in the words of Telegram', (mode, source, expected) => {
		expect(complaint(source, mode)).toBe(expected);
	});

	it('never loses a character that was escaped', () => {
		const escape = (text: string) => text.replace(/[\\_*[\]()~`>#+\-=|{}.!]/g, '\\$&');
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(format(escape(text), 'MarkdownV2')).toEqual({ text, entities: [] });
			}),
		);
	});
});
