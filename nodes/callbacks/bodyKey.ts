import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import type { InboundEvent } from './events';

/** Tells repeats of a callback that carries no id of its own: a hash of all that it says. */
export function bodyKey(raw: IDataObject): string {
	return createHash('sha256').update(JSON.stringify(raw)).digest('hex');
}

/**
 * The same for what a person wrote: two people's "yes", or one person's two, must not be one. Where the
 * vendor tells no time, the minute counts.
 */
export function wordsKey({ raw, occurredAt, receivedAt }: InboundEvent): string {
	return `${bodyKey(raw)}:${occurredAt ?? receivedAt.slice(0, 16)}`;
}
