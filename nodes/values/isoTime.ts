/** ISO 8601; null when the milliseconds since 1970 are not known or beyond what a date can hold. */
export function isoTime(milliseconds: number | null): string | null {
	const date = new Date(milliseconds ?? NaN);
	return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
