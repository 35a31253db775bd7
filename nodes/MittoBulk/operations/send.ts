import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { readPace, readRetryPolicy, readTimeout } from '../../sending/options';
import type { Form } from '../../form/form';
import { call } from '../../apis/client';
import type { Clock } from '../../values/clock';
import { spaced } from '../../apis/pace';
import { withRetries } from '../../apis/retry';
import { withLedger } from '../ledger/withLedger';
import { Progress } from '../progress';
import { readQuietHours } from '../../sending/quietHours';
import { waiting } from '../../sending/quietHours/waiting';
import type { Recipient } from '../../recipients';
import { toRows, variantCounts, type Outputs } from '../rows';
import { runCampaign, type CampaignSettings } from '../sending/campaign';
import type { Delivery } from '../sending/deliver';
import type { Fate } from '../sending/target';
import { usualRequestsAtOnce } from '../form/options';
import { formsOfItems } from '../../form/formsOfItems';
import { prepare, type Prepared } from './prepare';
import { preview } from './preview';

/** Sends a campaign, or shows what would be sent. */
export async function send(
	node: IExecuteFunctions,
	items: INodeExecutionData[],
	clock: Clock,
): Promise<Outputs> {
	const prepared = await prepare(node, items, clock);
	const { form, targets, skipped, testing } = prepared;
	const options = form.group('options');
	const settings = readSettings(node, form, prepared);
	const mustWait = quietHours(node, items, form, clock);
	if (options.flag('dryRun')) return await preview(node, prepared, settings, mustWait);

	const campaign = form.trimmed('campaignId') ?? '';
	const noted = testing ? 0 : targets.length;
	const progress = new Progress(node, campaign, targets.length, () => clock.now());
	const results = await withLedger(node, form, noted, clock, async (ledger) =>
		runCampaign(targets, settings, {
			ledger,
			mustWait,
			clock,
			delivery: readDelivery(node, prepared, progress, clock),
			progress: (soFar) => progress.tell(soFar),
		}),
	);
	for (const result of skipped) results.push(result);

	const counts = progress.conclude(results, testing);
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

function readSettings(
	node: IExecuteFunctions,
	form: Form,
	{ targets, testing }: Prepared,
): CampaignSettings {
	const options = form.group('options');
	const throughSmsApi = targets.some(({ message }) => message.steps[0]?.api === 'smsApi');
	const mixed = options.text('groupEqual') === 'false';
	return {
		chunkSize: Math.max(1, Math.floor(options.number('chunkSize') ?? 1000)),
		atOnce: readPace(options, usualRequestsAtOnce).atOnce,
		// The SMS API has no request for different texts, and a test recipient gets several of them.
		equalBodies: throughSmsApi || testing ? 'apart' : mixed ? 'mixed' : 'whenWorthIt',
		stopAfter: options.number('stopAfter') ?? 10,
		signal: node.getExecutionCancelSignal(),
	};
}

function readDelivery(
	node: IExecuteFunctions,
	{ form }: Prepared,
	progress: Progress,
	clock: Clock,
): Omit<Delivery, 'giveUp'> {
	const options = form.group('options');
	const signal = node.getExecutionCancelSignal();
	const timeout = readTimeout(options);
	const turn = spaced(readPace(options).perSecond, clock, signal);
	return {
		call: async (request) =>
			await withRetries(
				async () => {
					await turn();
					progress.requests++;
					return await call(node, request, { timeout });
				},
				{ ...readRetryPolicy(options, request), signal },
				clock,
			),
	};
}

function quietHours(
	node: IExecuteFunctions,
	items: INodeExecutionData[],
	form: Form,
	clock: Clock,
): (recipient: Recipient) => Fate | undefined {
	const hours = readQuietHours(form);
	if (hours === undefined) return () => undefined;
	const formOf = formsOfItems(node, items);
	return ({ address, itemIndex }) => {
		const zone =
			hours.zoneFrom === 'field' ? formOf(itemIndex).trimmed('recipientTimeZone') : undefined;
		return waiting(clock.now(), hours, address, zone);
	};
}
