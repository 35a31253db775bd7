/** Keys in the order of the credential: the first one signs, all of them verify. */
export type KeyRing = readonly string[];

/** Reads the keys of a credential: one in each line, or separated by commas. Blanks belong to a key. */
export function readKeys(text: unknown): KeyRing {
	const keys = Array.isArray(text) ? text.map(String) : String(text ?? '').split(/[\r\n,]/);
	return keys.map((key) => key.trim()).filter((key) => key !== '');
}

/** RFC 7518, section 3.2: a key for HS256 has at least 256 bits. */
export const shortestKey = 32;

/** Shorter keys can be guessed, so they neither sign nor verify. */
export function isLongEnough(key: string): boolean {
	return key.length >= shortestKey;
}
