import { isRecord } from '../values/records';

/**
 * One object out of a vendor's callback. Nothing is trusted to be there or to be of its documented
 * kind: what is absent, empty or of another kind reads as null.
 */
export class Payload {
	private readonly fields: Record<string, unknown>;

	constructor(value: unknown) {
		this.fields = isRecord(value) ? value : {};
	}

	has(name: string): boolean {
		return Object.hasOwn(this.fields, name);
	}

	/** Names in the order in which they came. */
	names(): string[] {
		return Object.keys(this.fields);
	}

	/** Text, or a number as text, since ids come as both. */
	text(name: string): string | null {
		const value = this.value(name);
		if (typeof value === 'number') return String(value);
		return typeof value === 'string' && value !== '' ? value : null;
	}

	/** A number, also when it came as text. */
	number(name: string): number | null {
		const text = this.text(name);
		return text !== null && Number.isFinite(Number(text)) ? Number(text) : null;
	}

	flag(name: string): boolean {
		return this.value(name) === true;
	}

	/** The object inside; one without fields when there is none. */
	at(name: string): Payload {
		return new Payload(this.value(name));
	}

	/** The objects in a list. */
	list(name: string): Payload[] {
		const value = this.value(name);
		return Array.isArray(value) ? value.filter(isRecord).map((entry) => new Payload(entry)) : [];
	}

	/** Own fields only, so that no name reaches what every JavaScript object has. */
	private value(name: string): unknown {
		return this.has(name) ? this.fields[name] : undefined;
	}
}
