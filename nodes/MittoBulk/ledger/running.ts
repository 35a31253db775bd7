import { settled } from '../../values/settled';

/**
 * Which execution of this process is sending a campaign, by ledger and campaign; module state lives
 * as long as n8n's process. The ledger tells the same across processes, but not at once.
 */
const running = new Map<string, Map<string, string>>();

/**
 * Runs `work` unless another execution of this process is sending the same campaign of the same ledger.
 *
 * @returns the result, or which execution is sending
 */
export async function alone<T>(
	ledger: string,
	campaign: string,
	execution: string,
	work: () => Promise<T>,
): Promise<{ result: T } | { sentBy: string }> {
	const campaigns = running.get(ledger) ?? new Map<string, string>();
	const sentBy = campaigns.get(campaign);
	if (sentBy !== undefined) return { sentBy };
	running.set(ledger, campaigns.set(campaign, execution));
	const outcome = await settled(work());
	campaigns.delete(campaign);
	if (campaigns.size === 0) running.delete(ledger);
	if (outcome.status === 'rejected') throw outcome.reason;
	return { result: outcome.value };
}

/** Whether this process is sending any campaign of a ledger. */
export function isBusy(ledger: string): boolean {
	return running.has(ledger);
}
