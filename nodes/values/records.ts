/** A JSON object: neither null nor a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value, or a record without fields when it is something else. */
export function recordOf(value: unknown): Record<string, unknown> {
	return isRecord(value) ? value : {};
}

/** The same record without these names. */
export function omit<T extends object>(record: T, ...names: string[]): Partial<T> {
	return Object.fromEntries(
		Object.entries(record).filter(([name]) => !names.includes(name)),
	) as Partial<T>;
}
