import { createHmac } from 'node:crypto';

import { sameText, signedBy } from '../../../nodes/callbacks/proof';

const body = Buffer.from('{"a":1}');
const signing = { algorithm: 'sha256', encoding: 'hex' } as const;
const signature = (key: string) => createHmac('sha256', key).update(body).digest('hex');

describe('the signature of a body', () => {
	it.each([
		['first', 1],
		['second', 2],
		['third', 3],
	])('made with the %s key is told by its position', (key, position) => {
		expect(signedBy(signature(key), body, ['first', 'second', 'third'], signing)).toBe(position);
	});

	it.each([
		['is missing', undefined],
		['is empty', ''],
		['is of another key', signature('stranger')],
		['is cut short', signature('first').slice(0, -1)],
		['is written in another way', signature('first').toUpperCase()],
	])('proves nothing when it %s', (_, given) => {
		expect(signedBy(given, body, ['first', 'second'], signing)).toBeUndefined();
	});

	it('proves nothing when there is no key, also none that is empty', () => {
		expect(signedBy(signature(''), body, [], signing)).toBeUndefined();
	});

	it('covers every byte of the body', () => {
		expect(signedBy(signature('first'), Buffer.from('{"a":2}'), ['first'], signing)).toBe(
			undefined,
		);
	});
});

describe('texts that are compared in constant time', () => {
	it.each([
		['a', 'a', true],
		['', '', true],
		['a', 'b', false],
		['a', 'ab', false],
		['ä', 'a\u0308', false],
	])('%p and %p: %p', (one, other, same) => {
		expect(sameText(one, other)).toBe(same);
	});
});
