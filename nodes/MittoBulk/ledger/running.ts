/** Campaigns that this process is sending; module state lives as long as n8n's process. */
const running = new Set<string>();

/**
 * Runs `work` unless the same campaign of the same node is being sent already: two runs could not
 * tell each other's requests in flight from those of a run that was killed.
 *
 * @returns undefined when it is being sent already
 */
export async function alone<T>(
	campaign: string,
	work: () => Promise<T>,
): Promise<{ result: T } | undefined> {
	if (running.has(campaign)) return undefined;
	running.add(campaign);
	const [outcome] = await Promise.allSettled([work()]);
	running.delete(campaign);
	if (outcome.status === 'rejected') throw outcome.reason;
	return { result: outcome.value };
}
