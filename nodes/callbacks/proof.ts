import { createHmac, timingSafeEqual } from 'crypto';

/** Compares texts in a time that does not tell how much of them is equal. */
export function sameText(given: string, expected: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(expected)];
	return a.length === b.length && timingSafeEqual(a, b);
}

export interface Signing {
	algorithm: 'sha256' | 'sha512';
	encoding: 'hex' | 'base64';
}

/** Keyed hash of the raw bytes, as vendors sign their callbacks. */
export function signatureOf(body: Buffer, key: string, { algorithm, encoding }: Signing): string {
	return createHmac(algorithm, key).update(body).digest(encoding);
}

/**
 * Position, counted from 1, of the first key with which the signature was made; undefined when it was
 * none of them, or when there is no key at all. Every key is tried, so that time tells nothing.
 */
export function signedBy(
	signature: string | undefined,
	body: Buffer,
	keys: readonly string[],
	signing: Signing,
): number | undefined {
	if (signature === undefined) return undefined;
	const matches = keys.map((key) => sameText(signature, signatureOf(body, key, signing)));
	const found = matches.indexOf(true);
	return found === -1 ? undefined : found + 1;
}
