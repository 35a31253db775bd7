import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { Form } from '../../form/form';
import { BadInput } from '../../form/badInput';
import { bucketCount, keysOf } from '../ledger/keys';
import { alone, isBusy } from '../ledger/running';
import { ledgerOf, n8nStore } from '../ledger/store';
import type { Outputs } from '../rows';

/**
 * Forgets all campaigns of the node.
 *
 * @throws {BadInput} while one of them is being sent, which would go on without its marks
 */
export async function clearLedger(node: IExecuteFunctions): Promise<Outputs> {
	if (isBusy(ledgerOf(node))) {
		throw BadInput.of(
			'Operation',
			'is "Clear Ledger" while another execution of this node is sending a campaign',
			'Wait until it has ended, or stop it',
		);
	}
	const store = n8nStore(node);
	const entries = await store.count();
	await store.clear();
	return row({ cleared: true, entries });
}

/** Tells how a campaign stands. */
export async function inspectLedger(node: IExecuteFunctions): Promise<Outputs> {
	const campaignId = Form.ofNode(node, 0).trimmed('campaignId') ?? '';
	const entriesOfAllCampaigns = await n8nStore(node).count();
	// Looking leaves traces for a moment, which a campaign that is being sent would take for its own.
	const found = await alone(ledgerOf(node), campaignId, async () => await look(node, campaignId));
	return row({
		campaignId,
		running: found === undefined,
		...(found?.result ?? { begun: true }),
		entriesOfAllCampaigns,
	});
}

/**
 * The store cannot be asked without adding what is asked for, so what was not there is taken away
 * again.
 */
async function look(node: IExecuteFunctions, campaignId: string): Promise<IDataObject> {
	const store = n8nStore(node);
	const keys = keysOf(campaignId);
	const buckets = Array.from({ length: bucketCount }, (_, bucket) => bucket);
	const inFlight = buckets.map(keys.inFlight);
	const asked = [keys.campaign, keys.doubtful, ...inFlight];

	const isEmpty = (await store.count()) === 0;
	const known = isEmpty ? new Set<string>() : await store.add(asked);
	if (!isEmpty) await store.remove(asked.filter((key) => !known.has(key)));
	const interrupted = inFlight.filter((key) => known.has(key)).length;
	return {
		begun: known.has(keys.campaign),
		hasUnknown: known.has(keys.doubtful) || interrupted > 0,
		interruptedPercent: Math.round((interrupted / bucketCount) * 1000) / 10,
	};
}

function row(json: IDataObject): Outputs {
	return [[{ json, pairedItem: { item: 0 } }], [], []];
}
