/**
 * Whether a text is like one of the patterns, whatever its case. `*` stands for any characters, also
 * for none; everything else stands for itself.
 */
export function matchesAny(text: string, patterns: readonly string[]): boolean {
	return patterns.some((pattern) =>
		new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`, 'is').test(text),
	);
}

/** Patterns that stand in one field, separated by commas or lines. */
export function readPatterns(text: string | undefined): string[] {
	return (text ?? '')
		.split(/[,\n]/)
		.map((pattern) => pattern.trim())
		.filter((pattern) => pattern !== '');
}

function literal(text: string): string {
	return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}
