const longest = 60;

/** A value as it is quoted in a message: short enough to read, exact enough to recognise. */
export function quoted(value: unknown): string {
	const text = JSON.stringify(value) ?? String(value);
	return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
