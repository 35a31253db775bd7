import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { Form } from '../../form/form';
import { BadInput } from '../../form/badInput';
import type { Clock } from '../../values/clock';
import { allBuckets, bucketCount, isInFlight, keysOf, marksOf } from '../ledger/keys';
import { isBusy } from '../ledger/running';
import { asList, keysOfShape } from '../ledger/shape';
import { ledgerOf, n8nStore, type Store } from '../ledger/store';
import { findHolder } from '../ledger/takeCampaign';
import type { Outputs } from '../rows';

/**
 * Forgets all campaigns of the node. An execution on another n8n process that is sending one of them
 * notices it before it sends to anybody else, and ends with an error.
 *
 * @throws {BadInput} while this process is sending one of them
 */
export async function clearLedger(node: IExecuteFunctions, clock: Clock): Promise<Outputs> {
	if (isBusy(ledgerOf(node))) {
		throw BadInput.of(
			'Operation',
			'is "Clear Ledger" while another execution of this node is sending a campaign',
			'Wait until it has ended, or stop it',
		);
	}
	const entries = await n8nStore(node, clock).exclusively(async (row) => {
		const found = await row.count();
		await row.clear();
		return found;
	});
	return outputRow({ cleared: true, entries });
}

/** Tells how a campaign stands. */
export async function inspectLedger(node: IExecuteFunctions, clock: Clock): Promise<Outputs> {
	const campaignId = Form.ofNode(node, 0).trimmed('campaignId') ?? '';
	const store = n8nStore(node, clock);
	const entriesOfAllCampaigns = await store.exclusively(async (row) => await row.count());
	const found = entriesOfAllCampaigns === 0 ? nothing : await inspect(store, campaignId, clock);
	return outputRow({ campaignId, ...found, entriesOfAllCampaigns });
}

const nothing = { running: false, begun: false, hasUnknown: false, interruptedPercent: 0 };

/**
 * The row cannot be asked without adding what is asked for, so what was not there is taken away again.
 * What is in flight while a campaign is being sent is not interrupted, or not yet.
 */
async function inspect(store: Store, campaignId: string, clock: Clock): Promise<IDataObject> {
	const keys = keysOf(campaignId);
	const holder = await findHolder(store, keys, clock);
	if (holder !== undefined) {
		const { execution } = holder;
		return { running: true, begun: true, ...(execution !== undefined && { execution }) };
	}
	const marks = allBuckets.flatMap((bucket) => marksOf(bucket, keys));
	const [shaped = '', listed = ''] = keysOfShape({ campaign: campaignId, name: asList });
	const asked = [keys.campaign, shaped, listed, keys.doubtful, ...marks];
	const known = await store.exclusively(async (row) => {
		const there = await row.add(asked);
		await row.remove(asked.filter((key) => !there.has(key)));
		return there;
	});
	// Parts and files are noted under names of their own, which nothing here tells.
	if (known.has(shaped) && !known.has(listed)) return { begun: true };
	const interrupted = allBuckets.filter((bucket) => isInFlight(bucket, keys, known)).length;
	return {
		running: false,
		begun: known.has(keys.campaign) || known.has(shaped),
		hasUnknown: known.has(keys.doubtful) || interrupted > 0,
		interruptedPercent: Math.round((interrupted / bucketCount) * 1000) / 10,
	};
}

function outputRow(json: IDataObject): Outputs {
	return [[{ json, pairedItem: { item: 0 } }], [], []];
}
