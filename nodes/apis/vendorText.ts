/**
 * The vendor's own words in an answer. Mitto does not document its error body, so the places where
 * APIs of its kind put them are tried in order, and the raw text is the last resort.
 */
export function vendorText(body: unknown, raw = ''): string | undefined {
	const text = readText(body) ?? raw.trim();
	return text === '' ? undefined : shorten(text);
}

const places = [
	'errors',
	'title',
	'message',
	'error',
	'description',
	'responseText',
	'status_message',
];

function readText(value: unknown): string | undefined {
	if (typeof value === 'string') return value.trim() || undefined;
	if (Array.isArray(value)) return join(value.map(readText));
	if (typeof value !== 'object' || value === null) return undefined;

	const body = value as Record<string, unknown>;
	for (const place of places) {
		const text = place === 'errors' ? readFieldErrors(body.errors) : readText(body[place]);
		if (text !== undefined) return text;
	}
	return undefined;
}

/** `{ "destination": ["is required"] }` reads as "destination: is required". */
function readFieldErrors(errors: unknown): string | undefined {
	if (typeof errors !== 'object' || errors === null || Array.isArray(errors))
		return readText(errors);
	return join(
		Object.entries(errors).map(([field, reasons]) => {
			const text = readText(reasons);
			return text === undefined ? undefined : `${field}: ${text}`;
		}),
	);
}

function join(texts: Array<string | undefined>): string | undefined {
	const found = texts.filter((text) => text !== undefined);
	return found.length === 0 ? undefined : found.join('; ');
}

const longestText = 500;

function shorten(text: string): string {
	return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
