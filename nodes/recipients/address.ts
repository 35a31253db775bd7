import type { CountryCode } from '../bundled/phone';
import { quoted } from '../values/quoted';
import { readPhone, separators, shape } from './phone';
import { unwrap, unwrapPhone } from './unwrap';

/** Whether a channel's recipients are phone numbers, or ids of chats and people that stand for themselves. */
export type AddressKind = 'phone' | 'id';

/** How addresses are to be read. */
export interface Reading {
	kind: AddressKind;
	/** Whether phone numbers are written as the APIs want them, also when they would be refused otherwise. */
	clean: boolean;
	/** Country of phone numbers in national notation. */
	country?: CountryCode;
}

export interface Address {
	/** As it will be sent. */
	address: string;
	/** What all spellings of the address have in common; two when it can be read in two ways. */
	keys: readonly string[];
	/** Whether other spellings of it would be recognised. */
	comparable: boolean;
}

/** Reads an address, of a recipient and of somebody who opted out alike. */
export function readAddress(given: string, { kind, clean, country }: Reading): Address {
	if (kind === 'id') {
		const address = unwrap(given);
		return { address, keys: [address], comparable: true };
	}
	const phone = readPhone(given, country);
	const written = unwrapPhone(given);
	if (phone === undefined) return { address: written, keys: [written], comparable: false };
	const { digits, alternative, national, cleaned, completed } = phone;
	return {
		address: clean || completed ? cleaned : written,
		keys: alternative === undefined ? [digits] : [digits, alternative],
		comparable: !national,
	};
}

/** As a text to be read; nothing is an empty text. */
export function textOf(given: unknown): string {
	if (given === undefined || given === null) return '';
	return typeof given === 'object' ? quoted(given) : String(given).trim();
}

/** Whether it can be an address at all. */
export function isText(given: unknown): given is string | number | bigint {
	return ['string', 'number', 'bigint'].includes(typeof given);
}

/**
 * What two spellings of an address that was sent to have in common: vendors answer with or without
 * the plus, and uncleaned recipients are known again by their digits. Everything else only by itself.
 */
export function addressKey(address: string): string {
	const trimmed = address.trim();
	if (trimmed.startsWith('-')) return trimmed;
	const bare = /^\+?\d*$/.test(trimmed) ? trimmed : trimmed.replace(separators, '');
	return shape.exec(bare)?.[2] ?? trimmed;
}
