import { isObject } from '../complaints';
import type { World } from '../world';

/** The tracking data of the bot's last message to a person: Viber gives it back with what he writes. */
export function trackingFor(person: string, { ledger }: World): string | undefined {
	const last = ledger.list({ service: 'viberBot', destination: person }).at(-1);
	const data = isObject(last?.body) ? last.body.tracking_data : undefined;
	return typeof data === 'string' ? data : undefined;
}
