import type { ApiRequest } from '../../apis/client';
import { isRecord } from '../../values/records';
import { countSegments } from './segments';

/**
 * The most SMS parts that a text in a request takes. It is read from what leaves, under names in any
 * letter case, since Additional JSON can put anything anywhere.
 */
export function smsPartsIn({ service, body }: Pick<ApiRequest, 'service' | 'body'>): number {
	const messages = service === 'smsApi' ? records(body) : smsOf(body);
	return Math.max(0, ...messages.map(partsOf));
}

function smsOf(value: unknown): unknown[] {
	if (Array.isArray(value)) return value.flatMap(smsOf);
	if (!isRecord(value)) return [];
	return Object.entries(value).flatMap(([name, part]) =>
		name.toLowerCase() === 'sms' ? records(part) : smsOf(part),
	);
}

function records(value: unknown): unknown[] {
	return Array.isArray(value) ? value.flatMap(records) : [value];
}

function partsOf(message: unknown): number {
	const texts = valuesOf(message, 'text').map(String);
	const types = valuesOf(message, 'type').map((type) => String(type).toLowerCase());
	// Which of several types counts is the API's choice; without one the text decides.
	const all = types.length === 0 ? [''] : types;
	return Math.max(0, ...texts.flatMap((text) => all.map((type) => partsOfText(text, type))));
}

/** A Unicode or binary SMS has 140 bytes, and each of several has 6 bytes less. */
const bytes = { one: 140, several: 134 };

function partsOfText(text: string, type: string): number {
	const length = type === 'unicode' ? text.length * 2 : type === 'binary' ? text.length / 2 : 0;
	const forced = length <= bytes.one ? 1 : Math.ceil(length / bytes.several);
	return type === 'binary' ? forced : Math.max(forced, countSegments(text).segments);
}

function valuesOf(message: unknown, wanted: string): unknown[] {
	if (!isRecord(message)) return [];
	return Object.entries(message)
		.filter(([name]) => name.toLowerCase() === wanted)
		.map(([, value]) => value)
		.filter((value) => value !== undefined && value !== null);
}
