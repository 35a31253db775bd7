let tokens = 5_741_311_803_571_721_087n;

/** Message tokens are 64-bit integers, beyond what JSON numbers keep in JavaScript. */
export function nextToken(): string {
	tokens += 1n;
	return tokens.toString();
}
