/** Keys in the order of the credential: the first one signs, all of them verify. */
export type KeyRing = readonly string[];

/** Reads the keys of a credential: separated by commas, blanks or lines, so that none can hold these. */
export function readKeys(text: unknown): KeyRing {
	if (Array.isArray(text)) return text.map(String).filter((key) => key !== '');
	return String(text ?? '')
		.split(/[\s,]+/)
		.filter((key) => key !== '');
}
