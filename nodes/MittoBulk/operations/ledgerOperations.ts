import type { IExecuteFunctions } from 'n8n-workflow';

import { Form } from '../../shared/form/form';
import { bucketCount, keysOf } from '../ledger/keys';
import { n8nStore } from '../ledger/store';
import type { Outputs } from '../rows';

/** Forgets all campaigns of the node. */
export async function clearLedger(node: IExecuteFunctions): Promise<Outputs> {
	const store = n8nStore(node);
	const entries = await store.count();
	await store.clear();
	return [[{ json: { cleared: true, entries }, pairedItem: { item: 0 } }], [], []];
}

/**
 * Tells how a campaign stands. The store cannot be asked without adding what is asked for, so what
 * was not there is taken away again.
 */
export async function inspectLedger(node: IExecuteFunctions): Promise<Outputs> {
	const store = n8nStore(node);
	const campaignId = Form.ofNode(node, 0).trimmed('campaignId') ?? '';
	const entries = await store.count();
	const keys = keysOf(campaignId);
	const buckets = Array.from({ length: bucketCount }, (_, bucket) => bucket);
	const inFlight = buckets.map(keys.inFlight);
	const asked = [keys.campaign, keys.doubtful, ...inFlight];

	const known = entries === 0 ? new Set<string>() : await store.add(asked);
	if (entries > 0) await store.remove(asked.filter((key) => !known.has(key)));
	const interrupted = inFlight.filter((key) => known.has(key)).length;
	return [
		[
			{
				json: {
					campaignId,
					begun: known.has(keys.campaign),
					hasUnknown: known.has(keys.doubtful) || interrupted > 0,
					interruptedPercent: Math.round((interrupted / bucketCount) * 1000) / 10,
					entriesOfAllCampaigns: entries,
				},
				pairedItem: { item: 0 },
			},
		],
		[],
		[],
	];
}
