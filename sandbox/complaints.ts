import type { Finding } from './wire';

/** Collects what a vendor would object to, with the document that says so. */
export class Complaints {
	readonly findings: Finding[] = [];

	/** @param source Document and section; the check of a part of a message names its own with `from`. */
	constructor(private readonly source: string) {}

	unless(holds: boolean, field: string, complaint: string, source = this.source): void {
		if (!holds) this.findings.push({ field, complaint, source });
	}

	/** The same list, with another section of the documents behind what is added. */
	from(source: string): Complaints {
		const section = new Complaints(source);
		Object.assign(section, { findings: this.findings });
		return section;
	}

	get byField(): Record<string, string[]> {
		const byField: Record<string, string[]> = {};
		for (const { field, complaint } of this.findings) (byField[field] ??= []).push(complaint);
		return byField;
	}

	get any(): boolean {
		return this.findings.length > 0;
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
