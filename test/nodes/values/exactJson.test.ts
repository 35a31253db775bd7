import { parseExact } from '../../../nodes/values/exactJson';

describe('exact JSON', () => {
	it('keeps integers whole that JavaScript would round, as texts', () => {
		const text = '{"message_token":4912661846655238145,"list":[-9007199254740993]}';
		expect(parseExact(text)).toEqual({
			message_token: '4912661846655238145',
			list: ['-9007199254740993'],
		});
	});

	it('leaves every other number a number', () => {
		const text = '{"id":9007199254740991,"price":1.2345678901234567,"big":1e300}';
		expect(parseExact(text)).toEqual({
			id: 9007199254740991,
			price: 1.2345678901234567,
			big: 1e300,
		});
	});

	it('does not touch digits inside texts', () => {
		expect(parseExact('{"text":"call 4912661846655238145"}')).toEqual({
			text: 'call 4912661846655238145',
		});
	});

	it.each(['{', '{"a":49126618466552381450'])('refuses %s', (text) => {
		expect(() => parseExact(text)).toThrow(SyntaxError);
	});

	it.each([
		['lists', '['.repeat(10_000) + ']'.repeat(10_000)],
		['objects', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
		['lists with a long number', '['.repeat(10_000) + '4912661846655238145' + ']'.repeat(10_000)],
	])('refuses %s that are nested 10,000 deep', (_what, text) => {
		expect(() => parseExact(text)).toThrow('nested too deeply');
	});

	it('takes what looks nested but is a text', () => {
		const text = JSON.stringify({ text: '[{'.repeat(10_000) + '\\"[' });
		expect(parseExact(text)).toEqual(JSON.parse(text));
	});
});
