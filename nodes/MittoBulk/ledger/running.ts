/** Campaigns that this process is sending, by ledger; module state lives as long as n8n's process. */
const running = new Map<string, Set<string>>();

/**
 * Runs `work` unless the same campaign of the same ledger is being sent already: two runs could not
 * tell each other's requests in flight from those of a run that was killed.
 *
 * @returns undefined when it is being sent already
 */
export async function alone<T>(
	ledger: string,
	campaign: string,
	work: () => Promise<T>,
): Promise<{ result: T } | undefined> {
	const campaigns = running.get(ledger) ?? new Set<string>();
	if (campaigns.has(campaign)) return undefined;
	running.set(ledger, campaigns.add(campaign));
	const [outcome] = await Promise.allSettled([work()]);
	campaigns.delete(campaign);
	if (campaigns.size === 0) running.delete(ledger);
	if (outcome.status === 'rejected') throw outcome.reason;
	return { result: outcome.value };
}

/** Whether this process is sending any campaign of a ledger. */
export function isBusy(ledger: string): boolean {
	return running.has(ledger);
}
