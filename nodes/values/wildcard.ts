/**
 * Whether a text is like one of the patterns, whatever its case. `*` stands for any characters, also
 * for none; everything else stands for itself.
 */
export function matchesAny(text: string, patterns: readonly string[]): boolean {
	const folded = fold(text);
	return patterns.some((pattern) => matches(folded, fold(pattern)));
}

/**
 * The parts between the stars are looked for from left to right, each behind the one before: the first
 * place is always the best one, so there is never a reason to go back.
 */
function matches(text: string, pattern: string): boolean {
	const [first = '', ...others] = pattern.split('*');
	const last = others.pop();
	if (last === undefined) return text === first;
	if (text.length < first.length + last.length) return false;
	if (!text.startsWith(first) || !text.endsWith(last)) return false;

	const end = text.length - last.length;
	let from = first.length;
	for (const part of others) {
		const found = text.indexOf(part, from);
		if (found === -1 || found + part.length > end) return false;
		from = found + part.length;
	}
	return true;
}

/** Upper case first, so that letters with two small forms are equal. */
function fold(text: string): string {
	return text.toUpperCase().toLowerCase();
}
