/** Collects what a vendor would object to, by field. */
export class Complaints {
	readonly byField: Record<string, string[]> = {};

	unless(holds: boolean, field: string, complaint: string): void {
		if (!holds) (this.byField[field] ??= []).push(complaint);
	}

	get any(): boolean {
		return Object.keys(this.byField).length > 0;
	}
}

export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown, max = Infinity, min = 1): value is string {
	return typeof value === 'string' && value.length >= min && value.length <= max;
}

export function isUrl(value: unknown, schemes = ['http:', 'https:']): boolean {
	return (
		typeof value === 'string' && URL.canParse(value) && schemes.includes(new URL(value).protocol)
	);
}
