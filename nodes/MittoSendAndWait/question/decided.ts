import type { IWebhookFunctions } from 'n8n-workflow';

import { RecentKeys } from '../../callbacks/recentKeys';

/** Waits that were decided lately: two answers at the same moment make one. */
const decided = new RecentKeys();
const rememberedFor = { windowMs: 10 * 60_000, size: 10_000 };

/** False when the wait was decided before. */
export function decide(node: IWebhookFunctions, waitId: string, now: number): boolean {
	if (!decided.add(waitId, { now, ...rememberedFor })) return false;
	// n8n sends its answer only after it has taken the person's; when it can't, the person may try again.
	const response = node.getResponseObject();
	response.once('close', () => {
		if (response.statusCode >= 400) decided.forget(waitId);
	});
	return true;
}
