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
});
