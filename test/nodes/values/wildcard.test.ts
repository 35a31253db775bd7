import fc from 'fast-check';

import { matchesAny } from '../../../nodes/values/wildcard';

describe('patterns', () => {
	it.each<[string, string, boolean]>([
		['order-1', 'order-*', true],
		['ORDER-1', 'order-*', true],
		['reorder-1', 'order-*', false],
		['order-1', '*-1', true],
		['a.b', 'a.b', true],
		['axb', 'a.b', false],
		['two\nlines', 'two*', true],
		['(a)', '(*)', true],
		['', '*', true],
		['anything', '', false],
		['aa', 'a*a', true],
		['a', 'a*a', false],
		['abcbd', 'a*b*d', true],
		['abc', '*b*b*', false],
		['abab', '*ab', true],
	])('%p is like %p: %p', (text, pattern, like) => {
		expect(matchesAny(text, [pattern])).toBe(like);
	});

	it('mean what they mean as a regular expression', () => {
		const texts = fc.string({ unit: fc.constantFrom('a', 'b', '*', '\n'), maxLength: 8 });
		fc.assert(
			fc.property(texts, texts, (text, pattern) => {
				const parts = pattern.split('*').map((part) => part.replace(/\W/g, '\\$&'));
				const like = new RegExp(`^${parts.join('[^]*')}$`).test(text);
				expect(matchesAny(text, [pattern])).toBe(like);
			}),
		);
	});

	it.each(['*-*-*x', '******x', '*a*a*a*a*a*b'])(
		'answers at once on a long text: %s',
		(pattern) => {
			const began = Date.now();
			for (const unit of ['a', '-', 'a-']) matchesAny(unit.repeat(20_000), [pattern]);
			expect(Date.now() - began).toBeLessThan(1000);
		},
	);
});
