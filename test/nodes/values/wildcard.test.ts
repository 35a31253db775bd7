import { matchesAny, readPatterns } from '../../../nodes/values/wildcard';

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
	])('%p is like %p: %p', (text, pattern, like) => {
		expect(matchesAny(text, [pattern])).toBe(like);
	});

	it('stand in one field, separated by commas or lines', () => {
		expect(readPatterns(' a*, b\n\nc ,')).toEqual(['a*', 'b', 'c']);
		expect(readPatterns(undefined)).toEqual([]);
	});
});
