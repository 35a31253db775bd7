import {
	jsonBodies,
	jsonBody,
	mergedFields,
	NotGenuine,
	type Callback,
} from '../../../nodes/callbacks/callback';

const callback = (body: string, given: Partial<Callback> = {}): Callback => ({
	method: 'POST',
	headers: { 'content-type': 'application/json' },
	query: {},
	body: Buffer.from(body),
	receivedAt: 0,
	...given,
});

describe('the body of a callback', () => {
	it('keeps integers of 64 bits as texts, and other numbers as numbers', () => {
		const body = '{"token":4912661846655238145,"small":5,"negative":-9007199254740993,"half":0.5}';
		expect(jsonBody(callback(body))).toEqual({
			token: '4912661846655238145',
			small: 5,
			negative: '-9007199254740993',
			half: 0.5,
		});
	});

	it.each(['', '[]', '[{}]', 'null', '7', '"text"', '{', '{"a":1}}'])('%p is no object', (body) => {
		expect(() => jsonBody(callback(body))).toThrow(NotGenuine);
	});

	it('may be a list of events for vendors that send several', () => {
		expect(jsonBodies(callback('[{"a":1},{"a":2}]'))).toEqual([{ a: 1 }, { a: 2 }]);
		expect(jsonBodies(callback('{"a":1}'))).toEqual([{ a: 1 }]);
		for (const body of ['[]', '[1]', '7'])
			expect(() => jsonBodies(callback(body))).toThrow(NotGenuine);
	});
});

describe('what query and body say together', () => {
	const query = { a: 'query', b: 'query' };
	const merged = { a: 'body', b: 'query' };

	it('is JSON, a form or the query alone; the body wins', () => {
		expect(mergedFields(callback('{"a":"body"}', { query }))).toEqual(merged);
		for (const type of ['application/x-www-form-urlencoded', 'Application/X-WWW-Form-URLencoded']) {
			const headers = { 'content-type': `${type}; charset=utf-8` };
			expect(mergedFields(callback('a=body', { query, headers }))).toEqual(merged);
		}
		expect(mergedFields(callback(' ', { query }))).toEqual(query);
	});

	it('is JSON also when the content type does not say so', () => {
		expect(mergedFields(callback('{"a":"body"}', { query, headers: {} }))).toEqual(merged);
	});
});
