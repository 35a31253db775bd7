import type { IWebhookFunctions } from 'n8n-workflow';

import { RecentKeys } from '../callbacks/recentKeys';
import { startKnown } from '../callbacks/startKnown';

/** Waits that were decided lately: two answers or reports at the same moment make one. */
const decided = new RecentKeys();
const rememberedFor = { windowMs: 10 * 60_000, size: 10_000 };

/** False when the wait was decided before. */
export function decide(node: IWebhookFunctions, waitId: string, now: number): boolean {
	if (!decided.add(waitId, { now, ...rememberedFor })) return false;
	void startKnown(node, () => decided.forget(waitId));
	return true;
}
