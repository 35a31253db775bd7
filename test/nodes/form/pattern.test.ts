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

	it.each(['(', '[a', 'a{2', '\\'])('is refused when it is %j', (source) => {
		expect(() => matches(source, '')).toThrow('Text Matches is no valid regular expression');
	});

	it.each(['(a+)+$', '((a*))*', '(x(ab){2,})*', '(?:\\d+|x)+', '([a-z]+){1,}'])(
		'is refused when it could take forever: %s',
		(source) => {
			expect(() => matches(source, '')).toThrow('repeats a group that repeats something itself');
		},
	);

	it('looks only at the beginning of very long texts', () => {
		expect(matches('end$', `${'x'.repeat(5000)}end`)).toBe(false);
	});
});
