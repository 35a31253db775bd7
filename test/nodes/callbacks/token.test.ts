import { createHmac, generateKeyPairSync } from 'node:crypto';
import jwt from 'jsonwebtoken';

import { checkToken, signToken, withToken } from '../../../nodes/callbacks/token';

const key = 'first-key-0123456789abcdef-0123456789';
const older = 'older-key-0123456789abcdef-0123456789';
const now = Date.UTC(2026, 0, 1);
const seconds = now / 1000;
const times = { now, tolerance: 0 };
const content = { id: 'callback-1', reference: 'order-1' };
const good = () => signToken(content, [key, older], { now, lifetime: 60 });

/** A token that the library would make without our rules. */
const made = (claims: object, options: jwt.SignOptions = {}) =>
	jwt.sign(claims, key, { algorithm: 'HS256', noTimestamp: true, ...options });

/** A token with claims that the library would not sign. */
function signed(claims: object): string {
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const content = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
	return `${content}.${createHmac('sha256', key).update(content).digest('base64url')}`;
}

describe('a callback token', () => {
	it('has the header and the claims of the token in Mitto’s document', () => {
		expect(jwt.decode(good(), { complete: true })).toEqual({
			header: { alg: 'HS256', typ: 'JWT' },
			payload: { nbf: seconds, exp: seconds + 60, jti: 'callback-1', ref: 'order-1' },
			signature: expect.any(String),
		});
	});

	it('is good for as long as it says', () => {
		expect(checkToken(good(), [key], times)).toEqual({
			valid: true,
			id: 'callback-1',
			reference: 'order-1',
			keyPosition: 1,
			expiresAt: '2026-01-01T00:01:00.000Z',
		});
	});

	it('is signed with the first key and accepted by any, whose position is told', () => {
		const byOlder = signToken(content, [older], { now, lifetime: 60 });
		expect(checkToken(good(), [key, older], times)).toMatchObject({ keyPosition: 1 });
		expect(checkToken(byOlder, [key, older], times)).toMatchObject({ keyPosition: 2 });
		expect(checkToken(byOlder, [key], times)).toEqual({ valid: false, fault: 'forged' });
	});

	it('is refused without keys, and cannot be made without one', () => {
		expect(checkToken(good(), [], times)).toEqual({ valid: false, fault: 'noKeys' });
		expect(() => signToken(content, [], { now, lifetime: 60 })).toThrow(RangeError);
	});

	it.each([
		['missing', undefined],
		['missing', ''],
		['malformed', 'abc'],
		['malformed', 'a.b.c'],
		['malformed', 'a.b.c.d'],
		['malformed', `${Buffer.from('null').toString('base64url')}.e30.x`],
	])('is refused as %s when it is %p', (fault, token) => {
		expect(checkToken(token, [key], times)).toEqual({ valid: false, fault });
	});

	it('is refused when it has expired or is not valid yet, with what its signer said', () => {
		const known = { keyPosition: 1, expiresAt: '2026-01-01T00:01:00.000Z' };
		const at = (offset: number) => checkToken(good(), [key], { now: now + offset, tolerance: 5 });
		expect(at(64_000)).toMatchObject({ valid: true });
		expect(at(66_000)).toEqual({ valid: false, fault: 'expired', ...known });
		expect(at(-4_000)).toMatchObject({ valid: true });
		expect(at(-6_000)).toEqual({ valid: false, fault: 'notYetValid', ...known });
	});

	it('is refused without an expiry, or with one that is no time', () => {
		const fault = 'noExpiry';
		expect(checkToken(made({ nbf: seconds }), [key], times)).toMatchObject({ valid: false, fault });
		const absurd = made({ exp: 1e300 });
		expect(checkToken(absurd, [key], times)).toMatchObject({ valid: false, fault });
	});

	it('is refused when its payload is a text', () => {
		const text = jwt.sign('hello', key, { algorithm: 'HS256' });
		expect(checkToken(text, [key], times)).toEqual({ valid: false, fault: 'malformed' });
		expect(checkToken(text, [older, key], times)).toEqual({ valid: false, fault: 'malformed' });
	});

	it('is refused when its expiry is no number, although a key of ours signed it', () => {
		const soon = signed({ exp: 'soon' });
		expect(checkToken(soon, [key], times)).toEqual({ valid: false, fault: 'malformed' });
	});

	it('gives no id and no reference that is no text', () => {
		const odd = signed({ exp: seconds + 60, jti: 7, ref: ['order-1'] });
		expect(checkToken(odd, [key], times)).toMatchObject({ valid: true, id: null, reference: null });
		const none = signToken({ id: 'x' }, [key], { now, lifetime: 60 });
		expect(checkToken(none, [key], times)).toMatchObject({ id: 'x', reference: null });
	});

	it.each(['HS384', 'HS512'] as const)(
		'is refused with %s, although the key is right',
		(algorithm) => {
			const token = made({ exp: seconds + 60 }, { algorithm });
			expect(checkToken(token, [key], times)).toEqual({ valid: false, fault: 'algorithm' });
		},
	);

	it('is refused without a signature', () => {
		const none = jwt.sign({ exp: seconds + 60 }, null, { algorithm: 'none' } as never);
		expect(checkToken(none, [key], times)).toEqual({ valid: false, fault: 'algorithm' });
		const [header, payload] = good().split('.');
		expect(checkToken(`${header}.${payload}.`, [key], times)).toMatchObject({ valid: false });
	});

	it('is refused with RS256, also when the key is the public key', () => {
		const { publicKey: pem, privateKey: secret } = generateKeyPairSync('rsa', {
			modulusLength: 2048,
			publicKeyEncoding: { type: 'spki', format: 'pem' },
			privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
		});
		const token = jwt.sign({ exp: seconds + 60 }, secret, { algorithm: 'RS256' });
		expect(checkToken(token, [pem], times)).toEqual({ valid: false, fault: 'algorithm' });
	});

	it('is refused when any single byte of it is another', () => {
		const token = good();
		const spoilt = [...token].map((character, index) => {
			const other = character === 'A' ? 'B' : 'A';
			return token.slice(0, index) + other + token.slice(index + 1);
		});
		// The last character of a signature holds two bits that mean nothing.
		const accepted = spoilt.slice(0, -1).filter((each) => checkToken(each, [key], times).valid);
		expect(accepted).toEqual([]);
	});
});

describe('the callback URL', () => {
	it.each([
		['https://a.example/x', 'https://a.example/x?token=T'],
		['https://a.example/x?', 'https://a.example/x?token=T'],
		['https://a.example/x?a=1', 'https://a.example/x?a=1&token=T'],
		['https://a.example/x?a=1&', 'https://a.example/x?a=1&token=T'],
		[
			'https://a.example/x?id=~msgid~&s=~status~',
			'https://a.example/x?id=~msgid~&s=~status~&token=T',
		],
		['https://a.example/x#part', 'https://a.example/x?token=T#part'],
	])('%s gets the token and keeps the rest', (url, signed) => {
		expect(withToken(url, 'T')).toBe(signed);
	});
});
