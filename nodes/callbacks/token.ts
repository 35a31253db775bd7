import {
	decode,
	JsonWebTokenError,
	NotBeforeError,
	sign,
	TokenExpiredError,
	verify,
} from '../bundled/jwt';
import { isLongEnough, shortestKey, type KeyRing } from './keyRing';
import { withParameter } from '../values/query';

/**
 * Callback tokens, after the section "Tokens validation and key rotation" of Mitto's document: a JWT
 * (HS256) in the query of the callback URL, made for each message, with `nbf` and `exp`.
 */
export interface TokenContent {
	/** Our own id of the message or URL: the claim `jti`. Mitto's id is not known before sending. */
	id: string;
	/** The user's reference: the claim `ref`. */
	reference?: string;
}

export interface TokenTimes {
	/** Milliseconds since 1970. */
	now: number;
	/** Seconds from now until the token expires. */
	lifetime: number;
}

/** Signs with the first key. There must be one: callers check it and name the credential's field. */
export function signToken(
	{ id, reference }: TokenContent,
	keys: KeyRing,
	{ now, lifetime }: TokenTimes,
): string {
	const [key] = keys;
	if (key === undefined || !isLongEnough(key)) {
		throw new RangeError(`There is no key of ${shortestKey} characters to sign with`);
	}
	const issued = Math.floor(now / 1000);
	return sign(
		{
			nbf: issued,
			exp: issued + Math.floor(lifetime),
			jti: id,
			ref: reference,
		},
		key,
		{ algorithm: 'HS256', noTimestamp: true },
	);
}

/** Why a token is not good. */
export type TokenFault =
	| 'noKeys'
	| 'missing'
	| 'malformed'
	| 'algorithm'
	| 'forged'
	| 'expired'
	| 'notYetValid'
	| 'noExpiry';

export type TokenCheck =
	| {
			valid: true;
			id: string | null;
			reference: string | null;
			/** Position of the key that it was signed with, counted from 1. */
			keyPosition: number;
			/** ISO 8601. */
			expiresAt: string;
	  }
	| {
			valid: false;
			fault: TokenFault;
			/** What is known of a token that a key of ours did sign, but that is not good now. */
			keyPosition?: number;
			expiresAt?: string;
	  };

export interface CheckTimes {
	/** Milliseconds since 1970. */
	now: number;
	/** Seconds by which clocks may differ, in both directions. */
	tolerance: number;
}

/** What each fault means, as the end of the sentence "The token …". */
export const tokenFaults: Record<TokenFault, string> = {
	noKeys: `cannot be checked, because the credential holds no key of at least ${shortestKey} characters for it`,
	missing: 'is missing',
	malformed: 'is not a JSON Web Token',
	algorithm: 'is not signed with HS256',
	forged: 'was signed with none of the keys in the credential',
	expired: 'has expired',
	notYetValid: 'is not valid yet',
	noExpiry: 'has no expiry',
};

/** Checks a token against every key. Only HS256 is accepted; a ring without keys accepts nothing. */
export function checkToken(
	token: string | undefined,
	keys: KeyRing,
	{ now, tolerance }: CheckTimes,
): TokenCheck {
	if (!keys.some(isLongEnough)) return { valid: false, fault: 'noKeys' };
	if (token === undefined || token === '') return { valid: false, fault: 'missing' };
	const algorithm = algorithmOf(token);
	if (algorithm === undefined) return { valid: false, fault: 'malformed' };
	if (algorithm !== 'HS256') return { valid: false, fault: 'algorithm' };

	// A key that is too short keeps its place, so that positions mean what the credential shows.
	const tries = keys.map((key) =>
		isLongEnough(key) ? tryKey(token, key, now, tolerance) : 'forged',
	);
	const found = tries.findIndex((result) => result !== 'forged');
	const result = tries[found] ?? 'forged';
	if (result === 'forged' || result === 'malformed') return { valid: false, fault: result };

	const keyPosition = found + 1;
	const claims = decode(token) as Claims;
	const expiresAt = timeOf(claims.exp);
	if (expiresAt === undefined) return { valid: false, fault: 'noExpiry', keyPosition };
	if (result !== 'good') return { valid: false, fault: result, keyPosition, expiresAt };
	return { valid: true, id: text(claims.jti), reference: text(claims.ref), keyPosition, expiresAt };
}

/** The callback URL with the token as Mitto expects it back. */
export function withToken(url: string, token: string): string {
	return withParameter(url, 'token', token);
}

interface Claims {
	/** The library takes nothing but a number. */
	exp?: number;
	jti?: unknown;
	ref?: unknown;
}

function algorithmOf(token: string): unknown {
	try {
		return decode(token, { complete: true })?.header.alg;
	} catch {
		// What cannot be decoded is no token.
	}
	return undefined;
}

function tryKey(
	token: string,
	key: string,
	now: number,
	tolerance: number,
): 'good' | Extract<TokenFault, 'forged' | 'expired' | 'notYetValid' | 'malformed'> {
	try {
		const claims = verify(token, key, {
			algorithms: ['HS256'],
			clockTimestamp: Math.floor(now / 1000),
			clockTolerance: tolerance,
		});
		return typeof claims === 'object' ? 'good' : 'malformed';
	} catch (reason) {
		// The signature is checked before the times, so these two were signed with this key.
		if (reason instanceof TokenExpiredError) return 'expired';
		if (reason instanceof NotBeforeError) return 'notYetValid';
		return reason instanceof JsonWebTokenError && reason.message === 'invalid signature'
			? 'forged'
			: 'malformed';
	}
}

/** ISO 8601, for seconds since 1970; undefined for what is no time. */
function timeOf(seconds = NaN): string | undefined {
	const time = new Date(seconds * 1000);
	return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

function text(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}
