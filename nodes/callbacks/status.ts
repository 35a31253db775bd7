/** One vocabulary on all channels, with the name of each word in menus. */
export const deliveryStatuses = {
	delivered: 'Delivered',
	expired: 'Expired',
	failed: 'Failed',
	queued: 'Queued',
	read: 'Read',
	sent: 'Sent',
	/** A word of the vendor's that is not in our table. */
	unknown: 'Unknown',
} as const;

export type DeliveryStatus = keyof typeof deliveryStatuses;

/** What a vendor says about a message, the same three fields wherever a status is told. */
export type NormalisedStatus = {
	status: DeliveryStatus;
	/** No other status can follow on the message's channel. */
	final: boolean;
	/** The vendor's own word. */
	rawStatus: string | null;
};

/**
 * Words that Mitto, its SMS API and the channels behind it are known to use, in lower case. Sources:
 * Mitto's chat apps page (Ready, Created, Delivered), its SMS delivery reports (BUFFERED … EXPIRED),
 * the message states of SMPP 3.4 in long and short form (section 5.2.28 and appendix B: DELIVRD,
 * UNDELIV …), Viber's callbacks (seen) and Google's receipts (READ).
 */
const words: Record<Exclude<DeliveryStatus, 'unknown'>, readonly string[]> = {
	queued: ['ready', 'created', 'queued', 'pending', 'buffered', 'accepted', 'acceptd', 'enroute'],
	sent: ['sent', 'submitted'],
	delivered: ['delivered', 'delivrd'],
	read: ['read', 'seen'],
	failed: [
		'failed',
		'failure',
		'undelivered',
		'undeliverable',
		'undeliv',
		'rejected',
		'rejectd',
		'deleted',
	],
	expired: ['expired'],
};

const statusOf = new Map(
	Object.entries(words).flatMap(([status, list]) =>
		list.map((word) => [word, status as DeliveryStatus] as const),
	),
);

const finalEverywhere: readonly DeliveryStatus[] = ['read', 'failed', 'expired'];

/** Channels on which nobody is told that a message was read, so that nothing follows `delivered`. */
const withoutReading: readonly string[] = ['sms'];

/**
 * Reads a vendor's word, whatever its case. A word that is not known passes as `unknown`.
 *
 * @param channel our word for the channel; null when it cannot be told, and then `delivered` may
 * become `read`
 */
export function normaliseStatus(
	raw: string | null | undefined,
	channel: string | null,
): NormalisedStatus {
	const status = statusOf.get(raw?.trim().toLowerCase() ?? '') ?? 'unknown';
	const final =
		finalEverywhere.includes(status) ||
		(status === 'delivered' && channel !== null && withoutReading.includes(channel));
	return { status, final, rawStatus: raw ?? null };
}
