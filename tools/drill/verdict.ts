import type { Campaign } from './scenario';

/** One row that the node gave out. */
export interface Row {
	destination: string;
	outcome: string;
	reason?: string;
}

/**
 * Compares what the node says with what the vendors really accepted, and lists every broken promise:
 * nobody twice, nobody lost without a word, nobody who opted out, one row for each source.
 *
 * @param accepted how often the vendors accepted each recipient
 */
export function brokenPromises(
	campaign: Campaign,
	rows: Row[],
	accepted: Record<string, number>,
): string[] {
	const { id, sources, suppressed } = campaign;
	const optedOut = new Set(suppressed);
	const reports = new Map(
		rows
			.filter(({ reason }) => reason !== 'duplicate')
			.map((row) => [row.destination, row] as const),
	);
	const recipients = [...new Set(sources.filter((source) => source.startsWith('+')))];

	const broken = recipients.flatMap((recipient) => {
		const times = accepted[recipient] ?? 0;
		const row = reports.get(recipient);
		if (optedOut.has(recipient) && times > 0) return [`${recipient} opted out and was sent to`];
		if (row === undefined) return [`${recipient} has no row`];
		const said = `${recipient} is reported as ${[row.outcome, row.reason].filter(Boolean).join(', ')}`;
		return allowedTimes(row).includes(times) ? [] : [`${said} and was accepted ${times} times`];
	});
	if (rows.length !== sources.length) {
		broken.unshift(`${sources.length} recipients gave ${rows.length} rows`);
	}
	return broken.map((complaint) => `${id}: ${complaint}`);
}

/** How often a recipient can have been accepted if its row is true. */
function allowedTimes({ outcome, reason }: Row): number[] {
	if (outcome === 'accepted' || reason === 'alreadySent') return [1];
	return outcome === 'unknown' ? [0, 1] : [0];
}

/** Accepted messages that no campaign asked for, or that went to a changed address. */
export function strangers(campaigns: Campaign[], accepted: Record<string, number>): string[] {
	const known = new Set(campaigns.flatMap(({ sources }) => sources));
	return Object.keys(accepted)
		.filter((destination) => !known.has(destination))
		.map((destination) => `${destination} was sent to and is nobody's recipient`);
}
