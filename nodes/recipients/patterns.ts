import type { AddressKind } from './address';
import { readPhone } from './phone';
import { unwrap } from './unwrap';

/** Recipients that are allowed, by address or with `*` for any characters. */
export interface AddressPatterns {
	/** @param kind undefined when the address may be either */
	match(address: string, kind: AddressKind | undefined): boolean;
}

/**
 * Phone numbers match however they are written; ids by every character and in their letter case. So
 * `-100…`, a group, is never the person `100…`.
 */
export function readPatterns(entries: readonly string[]): AddressPatterns {
	const texts = entries.map(unwrap);
	const ids = new Patterns(texts);
	const phones = new Patterns(texts.flatMap(phonePattern));
	return {
		match(address, kind) {
			const phone = kind === 'id' ? undefined : readPhone(address);
			if (phone !== undefined && phones.has(phone.digits)) return true;
			// What is no phone number may still be allowed by its very spelling.
			return kind === 'phone' ? ids.hasExactly(address.trim()) : ids.has(address.trim());
		},
	};
}

/** Digits and stars alone, to be compared with digits. */
function phonePattern(text: string): string[] {
	const phone = readPhone(text);
	if (phone !== undefined) return [phone.digits];
	const bare = text.replace(/[\s()./-]/g, '').replace(/^(?:\+|00)/, '');
	return !text.startsWith('-') && /^[\d*]+$/.test(bare) ? [bare] : [];
}

class Patterns {
	private readonly exact: ReadonlySet<string>;
	private readonly wild: readonly string[][];

	constructor(patterns: readonly string[]) {
		this.exact = new Set(patterns.filter((pattern) => !pattern.includes('*')));
		this.wild = patterns
			.filter((pattern) => pattern.includes('*'))
			.map((pattern) => pattern.split('*'));
	}

	hasExactly(text: string): boolean {
		return this.exact.has(text);
	}

	has(text: string): boolean {
		return this.hasExactly(text) || this.wild.some((parts) => isLike(text, parts));
	}
}

/** Whether a text has these parts in turn, the first at its beginning and the last at its end. */
function isLike(text: string, parts: readonly string[]): boolean {
	const first = parts[0] ?? '';
	const last = parts.at(-1) ?? '';
	if (!text.startsWith(first) || !text.endsWith(last)) return false;
	let from = first.length;
	for (const part of parts.slice(1, -1)) {
		const found = text.indexOf(part, from);
		if (found === -1) return false;
		from = found + part.length;
	}
	return from + last.length <= text.length;
}
