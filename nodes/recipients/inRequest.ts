import { isRecord } from '../values/records';

/** Names under which the APIs take recipients, without case and signs. */
const names = new Set([
	'destination',
	'destinations',
	'to',
	'receiver',
	'receivers',
	'recipient',
	'recipients',
	'broadcastlist',
	'msisdn',
	'msisdns',
	'chatid',
	'conversationid',
]);

/** One value may hold several recipients. */
const between = /[,;|\r\n\t]+/;

/**
 * Everybody that a request would go to, at any depth and under names in any letter case. It is read
 * from what leaves, since Additional JSON can put anything anywhere.
 */
export function recipientsIn(body: unknown): string[] {
	if (Array.isArray(body)) return body.flatMap(recipientsIn);
	if (!isRecord(body)) return [];
	return Object.entries(body).flatMap(([name, value]) =>
		names.has(plain(name)) ? leaves(value) : recipientsIn(value),
	);
}

function leaves(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(leaves);
	if (isRecord(value)) return Object.values(value).flatMap(leaves);
	if (value === undefined || value === null || value === '') return [];
	const parts = String(value)
		.split(between)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	return parts.length === 0 ? [String(value)] : parts;
}

function plain(name: string): string {
	return name.toLowerCase().replace(/[^a-z]/g, '');
}
