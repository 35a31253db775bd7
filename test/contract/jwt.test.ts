import { createHmac, generateKeyPairSync } from 'node:crypto';
import path from 'node:path';
import original from 'jsonwebtoken';

import { distFolder } from '../../tools/package/published';

// What is published is not jsonwebtoken as its authors publish it: the build leaves out what supports
// old versions of Node.js. Both must therefore give the same answer to everything that we ask.

// eslint-disable-next-line @typescript-eslint/no-require-imports -- exists only after the build
const built = require(path.join(distFolder, 'nodes/bundled/jwt.js')) as typeof original;

const key = 'a-key-of-at-least-32-characters-1234';
const now = 1_700_000_000;
const claims = { jti: 'message-1', ref: 'order-4711', nbf: now, exp: now + 60 };
const asked = { algorithms: ['HS256' as const], clockTimestamp: now + 10, clockTolerance: 0 };

const good = original.sign(claims, key, { algorithm: 'HS256', noTimestamp: true });
const [header = '', payload = '', signature = ''] = good.split('.');
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (head: string, body: string, secret = key) =>
	`${head}.${body}.${createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url')}`;
const pair = (type: 'rsa' | 'ec') =>
	type === 'rsa'
		? generateKeyPairSync('rsa', { modulusLength: 2048 })
		: generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = pair('rsa');
const publicKey = rsa.publicKey.export({ type: 'spki', format: 'pem' }) as string;

/** What came of a check: the claims, or the kind of error with its text. */
function verdict(
	library: typeof original,
	token: string,
	secret: string,
	options = asked,
): unknown {
	try {
		return library.verify(token, secret, options);
	} catch (reason) {
		const { name, message } = reason as Error;
		const isKnown = reason instanceof library.JsonWebTokenError && !(reason instanceof TypeError);
		return { name, message, isKnown };
	}
}

describe('the bundled jsonwebtoken', () => {
	it.each(['HS256', 'HS384', 'HS512'] as const)(
		'signs with %s as the original does',
		(algorithm) => {
			const options = { algorithm, noTimestamp: true };
			expect(built.sign(claims, key, options)).toBe(original.sign(claims, key, options));
		},
	);

	it('takes lifetimes, audiences and ids as the original does', () => {
		const options = {
			expiresIn: '2h',
			notBefore: 5,
			audience: 'a',
			issuer: 'i',
			jwtid: 'j',
			subject: 's',
		} as const;
		const content = { iat: now, ref: 'x' };
		expect(built.sign(content, key, options)).toBe(original.sign(content, key, options));
	});

	it.each([
		['an empty key', () => [claims, '', {}]],
		['a lifetime given twice', () => [claims, key, { expiresIn: 5 }]],
		['an expiry that is no number', () => [{ exp: 'soon' }, key, {}]],
		['an unknown algorithm', () => [claims, key, { algorithm: 'HS1' }]],
		['a text key for RS256', () => [claims, key, { algorithm: 'RS256' }]],
	] as Array<[string, () => [object, string, object]]>)(
		'refuses to sign with %s alike',
		(_, given) => {
			const outcome = (library: typeof original) => {
				try {
					return library.sign(...given());
				} catch (reason) {
					return String(reason);
				}
			};
			expect(outcome(built)).toMatch(/Error/);
			expect(outcome(built)).toBe(outcome(original));
		},
	);

	it('accepts each other’s tokens', () => {
		const ours = built.sign(claims, key, { algorithm: 'HS256', noTimestamp: true });
		expect(original.verify(ours, key, asked)).toMatchObject(claims);
		expect(built.verify(good, key, asked)).toMatchObject(claims);
		expect(built.decode(good, { complete: true })).toEqual(
			original.decode(good, { complete: true }),
		);
	});

	it('signs and checks with asymmetric keys as well, both ways', () => {
		for (const [algorithm, keys] of [
			['RS256', rsa],
			['PS256', rsa],
			['ES256', pair('ec')],
		] as const) {
			const options = { ...asked, algorithms: [algorithm] as [typeof algorithm] };
			for (const [one, other] of [
				[built, original],
				[original, built],
			] as const) {
				const token = one.sign(claims, keys.privateKey, { algorithm, noTimestamp: true });
				expect(other.verify(token, keys.publicKey, options)).toMatchObject(claims);
			}
		}
	});

	const bad: Array<[string, string, string?, Partial<typeof asked>?]> = [
		['a token signed with another key', original.sign(claims, `${key}x`, { noTimestamp: true })],
		['a changed payload', `${header}.${encoded({ ...claims, ref: 'order-1' })}.${signature}`],
		[
			'a changed header',
			`${encoded({ alg: 'HS256', typ: 'JWT', kid: '2' })}.${payload}.${signature}`,
		],
		[
			'a changed signature',
			`${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
		],
		['a cut signature', good.slice(0, -2)],
		['no signature', `${header}.${payload}.`],
		['the algorithm none', `${encoded({ alg: 'none' })}.${payload}.`],
		['the algorithm none with a signature', signed(encoded({ alg: 'none' }), payload)],
		['the algorithm None in other letters', signed(encoded({ alg: 'nOnE' }), payload)],
		['another hash', original.sign(claims, key, { algorithm: 'HS512', noTimestamp: true })],
		['an RS256 token', original.sign(claims, rsa.privateKey, { algorithm: 'RS256' }), publicKey],
		[
			'HS256 made with a public key, where RS256 is expected',
			signed(encoded({ alg: 'HS256' }), payload, publicKey),
			publicKey,
			{ algorithms: ['RS256' as never] },
		],
		[
			'RS256 in the header over a HS256 signature',
			signed(encoded({ alg: 'RS256' }), payload),
			publicKey,
		],
		['no key', good, ''],
		['an expired token', good, key, { clockTimestamp: now + 60 }],
		['a token that is not valid yet', good, key, { clockTimestamp: now - 1 }],
		['an expiry that is no number', signed(header, encoded({ exp: 'later' }))],
		['a begin that is no number', signed(header, encoded({ ...claims, nbf: 'now' }))],
		['a payload that is no JSON', signed(header, Buffer.from('{').toString('base64url'))],
		['a header that is no JSON', signed(Buffer.from('{').toString('base64url'), payload)],
		['two parts', `${header}.${payload}`],
		['four parts', `${good}.x`],
		['no token', ''],
		['three dots', '...'],
		['signs of another alphabet', good.replace(/\./g, '.*')],
	];

	it.each(bad)('refuses %s as the original does', (_, token, secret = key, options = {}) => {
		const outcome = verdict(built, token, secret, { ...asked, ...options });
		expect(outcome).toMatchObject({ name: expect.stringMatching(/Error$/) });
		expect(outcome).toEqual(verdict(original, token, secret, { ...asked, ...options }));
	});

	it.each([
		['without an expiry', signed(header, encoded({ jti: 'forever' })), {}],
		['that expired within the tolerance', good, { clockTimestamp: now + 65, clockTolerance: 10 }],
		['that begins within the tolerance', good, { clockTimestamp: now - 5, clockTolerance: 10 }],
	])('accepts a token %s as the original does', (_, token, options) => {
		const outcome = verdict(built, token, key, { ...asked, ...options });
		expect(outcome).toHaveProperty('jti');
		expect(outcome).toEqual(verdict(original, token, key, { ...asked, ...options }));
	});
});
