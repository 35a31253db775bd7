import { isObject, type Json } from '../complaints';
import { channelsIn } from '../chatApps/content';
import type { LedgerEntry } from '../ledger';

/** Addresses, keys and lists of recipients are no part of what a phone shows. */
const unseen = ['receiver', 'broadcast_list', 'callback', 'to', 'auth_token'];

/** The part of a request that the phone shows, in the vendor's own shape. */
export function contentOf({ service, channel, body }: LedgerEntry): Json {
	if (!isObject(body)) return {};
	if (service === 'chatApps') {
		const parts = channelsIn(body);
		return (parts.find((part) => part.channel === channel) ?? parts[0])?.content ?? {};
	}
	const { from, ...seen } = Object.fromEntries(
		Object.entries(body).filter(([name]) => !unseen.includes(name)),
	);
	return from === undefined ? seen : { ...seen, sender: from };
}
