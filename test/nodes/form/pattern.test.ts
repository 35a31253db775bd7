import { readPattern } from '../../../nodes/form/pattern';

const matches = (source: string, text: string) => readPattern(source, 'Text Matches')?.(text);

describe('a regular expression of the user', () => {
	it.each([
		['^order \\d+$', 'Order 4711', true],
		['^order \\d+$', 'My order 4711', false],
		['^(stop|ende)$', 'STOP', true],
		['(ab)+c', 'ababc', true],
		['[(+*]+', '(+', true],
		['(\\+\\d)+', '+1+2', true],
	])('%s on %j is %s', (source, text, expected) => {
		expect(matches(source, text)).toBe(expected);
	});

	it('is none when nothing was filled in', () => {
		expect(readPattern(undefined, 'Text Matches')).toBeUndefined();
	});

	it.each([
		['ŽIVIO', 'živio', true],
		['\\u0160ta', 'šta', true],
		['\\p{Lu}', 'Š', true],
		['(?<code>\\d{4})', 'code 1234', true],
		['^.$', '\n', false],
		['[\\w-]+@', 'a-b@c', true],
	])('reads %s as JavaScript does: on %j it is %s', (source, text, expected) => {
		expect(matches(source, text)).toBe(expected);
		expect(new RegExp(source, 'iu').test(text)).toBe(expected);
	});

	it.each(['(', '[a', '\\', 'a**', '*'])('is refused when it is %j', (source) => {
		expect(() => matches(source, '')).toThrow('Text Matches is no valid regular expression');
	});

	it.each(['(?=a)b', '(?!a)b', '(?<=a)b', '(a)\\1', '(?<x>a)\\k<x>'])(
		'is refused when it needs backtracking: %s',
		(source) => expect(() => matches(source, '')).toThrow('which is not supported'),
	);

	it.each(['(((a{100}){10}){10}){10}', '(\\w{200}x){90}'])(
		'is refused when it is too large: %s',
		(source) => expect(() => matches(source, '')).toThrow('Text Matches'),
	);

	it.each([
		'^(.|\\s)*stop$',
		'^(\\w|\\d)+$',
		'^(a|aa)+$',
		'(a+)+$',
		'((a*))*b',
		'(a+){30}b',
		'^(\\w+\\s?){8}$',
		'.*.*.*=',
		'.*order.*number.*\\d+.*urgent',
	])('answers at once whatever a person writes: %s', (source) => {
		const ask = readPattern(source, 'Text Matches');
		const began = Date.now();
		for (const text of ['a'.repeat(40), `${'a'.repeat(4000)}!`, 'order number 1 '.repeat(270)])
			ask?.(text);
		expect(Date.now() - began).toBeLessThan(5000);
	});

	it('looks only at the beginning of very long texts', () => {
		expect(matches('end$', `${'x'.repeat(5000)}end`)).toBe(false);
	});
});
