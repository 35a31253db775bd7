import { BadInput, type Problem } from '../../../nodes/form/badInput';
import { Rules } from '../../../nodes/form/rules';

const problemsOf = (check: (rules: Rules) => void): Problem[] => {
	const rules = new Rules();
	check(rules);
	return rules.problems;
};
const sentence = (check: (rules: Rules) => void) =>
	problemsOf(check).map(({ field, message, fix }) => `${field} ${message}. ${fix}`);

describe('rules', () => {
	it('name the field, the value, the limit and the cure', () => {
		expect(sentence((rules) => rules.text('abcdef', 'Caption', { max: 5 }))).toEqual([
			'Caption is 6 characters long, at most 5 are allowed. Shorten it',
		]);
		expect(
			sentence((rules) => rules.number(20, 'Time to Live', { min: 30, max: 90, unit: 'seconds' })),
		).toEqual([
			'Time to Live is 20 seconds, allowed is 30 to 90. Choose a number within the range',
		]);
		expect(sentence((rules) => rules.oneOf('big', 'Width', ['SMALL', 'MEDIUM']))).toEqual([
			'Width is "big", which is not allowed. Use one of: SMALL, MEDIUM',
		]);
		expect(sentence((rules) => rules.url('example.com', 'Image URL'))).toEqual([
			'Image URL is "example.com", which is not a complete URL. Begin it with https: or http: and leave no blanks in it',
		]);
		expect(
			sentence((rules) => rules.url('https://a.com/x.exe', 'File URL', { endings: ['pdf'] })),
		).toEqual(['File URL leads to a file of the type .exe. Use a file of one of these types: pdf']);
		expect(sentence((rules) => rules.list([1], 'Cards', { min: 2, max: 10 }))).toEqual([
			'Cards has 1 entries, allowed is 2 to 10. Add more',
		]);
	});

	it.each([undefined, null, ''])('are silent about %p unless a value is required', (value) => {
		expect(problemsOf((rules) => rules.text(value, 'Text', { max: 1 }))).toEqual([]);
		expect(sentence((rules) => rules.text(value, 'Text', { required: true }))).toEqual([
			'Text is empty. Fill it in',
		]);
	});

	it.each([
		['a text', (rules: Rules) => rules.text(7, 'Field')],
		['a number', (rules: Rules) => rules.number('seven', 'Field')],
		['a number', (rules: Rules) => rules.number(Number.NaN, 'Field')],
		['a URL', (rules: Rules) => rules.url({}, 'Field')],
		['a list', (rules: Rules) => rules.list('x', 'Field', {})],
		['true or false', (rules: Rules) => rules.flag('yes', 'Field')],
	])('want %s, since JSON can put anything anywhere', (kind, check) => {
		expect(problemsOf(check)[0]?.fix).toBe(`It must be ${kind}`);
	});

	it('look into each entry of a list and number them as people do', () => {
		const found = problemsOf((rules) =>
			rules.list([{ text: 'ok' }, {}, 'odd'], 'Suggestion', {}, (entry, field) =>
				rules.text(entry.text, `${field} › Text`, { required: true }),
			),
		);
		expect(found.map(({ field }) => field)).toEqual(['Suggestion 2 › Text', 'Suggestion 3']);
	});

	it('accept numbers at both ends of a range', () => {
		expect(
			problemsOf((rules) => {
				rules.number(30, 'a', { min: 30, max: 90 });
				rules.number(90, 'a', { min: 30, max: 90 });
			}),
		).toEqual([]);
	});

	it('throw all that was found at once', () => {
		const rules = new Rules();
		rules.text('', 'Text', { required: true });
		rules.url('x', 'Image URL');
		expect(() => rules.settle()).toThrow(BadInput);
		expect(() => rules.settle()).toThrow(/Text is empty; Image URL/);
	});

	it('shorten long values in their messages', () => {
		const [found] = problemsOf((rules) => rules.url('x'.repeat(500), 'URL'));
		expect(found?.message.length).toBeLessThan(120);
	});
});
