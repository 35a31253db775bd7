import type { DeliveryStatus } from './events';

export interface NormalisedStatus {
	status: DeliveryStatus;
	final: boolean;
	rawStatus: string | null;
}

/**
 * Words that Mitto, its SMS API and the channels behind it are known to use, in lower case. Sources:
 * Mitto's chat apps page (Ready, Created, Delivered), its SMS delivery reports (BUFFERED … EXPIRED),
 * Viber's callbacks (seen) and Google's receipts (READ).
 */
const words: Record<Exclude<DeliveryStatus, 'unknown'>, readonly string[]> = {
	queued: ['ready', 'created', 'queued', 'pending', 'buffered', 'accepted', 'enroute'],
	sent: ['sent', 'submitted'],
	delivered: ['delivered'],
	read: ['read', 'seen'],
	failed: ['failed', 'failure', 'undelivered', 'undeliverable', 'rejected'],
	expired: ['expired'],
};

const statusOf = new Map(
	Object.entries(words).flatMap(([status, list]) =>
		list.map((word) => [word, status as DeliveryStatus] as const),
	),
);

/** `delivered` is final for an SMS; on chat channels `read` may follow, and replaces nothing. */
const finalStatuses: readonly DeliveryStatus[] = ['delivered', 'read', 'failed', 'expired'];

/** Reads a vendor's word, whatever its case. A word that is not known passes as `unknown`. */
export function normaliseStatus(raw: string | null | undefined): NormalisedStatus {
	const status = statusOf.get(raw?.trim().toLowerCase() ?? '') ?? 'unknown';
	return { status, final: finalStatuses.includes(status), rawStatus: raw ?? null };
}
