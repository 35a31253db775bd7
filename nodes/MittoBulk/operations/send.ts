import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { Form } from '../../form/form';
import type { Clock } from '../../values/clock';
import { withLedger } from '../ledger/withLedger';
import { Progress } from '../progress';
import type { Recipient } from '../../recipients';
import { count, toRows, variantCounts, type Outputs } from '../rows';
import { runCampaign } from '../sending/campaign';
import { formsOfItems } from '../../form/formsOfItems';
import { readMustWait } from './mustWait';
import { isFromFile, sendFile } from './sendFile';
import { prepare } from './prepare';
import { preview } from './preview';
import { readDelivery, readMostUnderWay, readSettings } from './settings';

/** Sends a campaign, or shows what would be sent. */
export async function send(
	node: IExecuteFunctions,
	items: INodeExecutionData[],
	clock: Clock,
): Promise<Outputs> {
	const given = Form.ofNode(node, 0);
	if (isFromFile(given)) return await sendFile(node, items, given, clock);
	const prepared = await prepare(node, items, clock);
	const { form, targets, skipped, testing } = prepared;
	const options = form.group('options');
	const settings = {
		...readSettings(
			node,
			form,
			targets.find(({ message }) => message.steps[0]?.api === 'smsApi')?.message ??
				targets[0]?.message,
		),
		mostUnderWay: readMostUnderWay(options, targets.length),
		// A test recipient gets several messages, which must not meet in one request.
		...(testing && { equalBodies: 'apart' as const }),
	};
	const formOf = formsOfItems(node, items);
	const isWaiting = readMustWait(form, clock);
	const mustWait = ({ address, itemIndex }: Recipient) =>
		isWaiting(address, () => formOf(itemIndex));
	if (options.flag('dryRun')) return await preview(node, prepared, settings, mustWait);

	const campaign = form.trimmed('campaignId') ?? '';
	const noted = testing ? 0 : targets.length;
	const progress = new Progress(node, campaign, targets.length, () => clock.now());
	const results = await withLedger(node, form, noted, clock, async (ledger) =>
		runCampaign(targets, settings, {
			ledger,
			mustWait,
			clock,
			delivery: readDelivery(node, form, progress, clock),
			progress: (soFar) => progress.tell(soFar.length),
		}),
	);
	for (const result of skipped) results.push(result);

	const counts = count(results);
	progress.conclude(counts, testing);
	if (form.text('output') !== 'summary') return toRows(results);
	const { requests, seconds } = progress;
	const json = {
		campaignId: campaign,
		...(testing && { test: true }),
		...counts,
		...variantCounts(results),
		requests,
		seconds,
	};
	return [[{ json, pairedItem: { item: 0 } }], [], []];
}
