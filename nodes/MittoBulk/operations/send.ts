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
import { toRows, type Outputs } from '../rows';
import { runCampaign, type CampaignSettings } from '../sending/campaign';
import { usuallyUnderWay } from '../sending/plan';
import type { Delivery } from '../sending/deliver';
import type { Fate } from '../sending/target';
import {
	chunkSizeOption,
	groupEqualOption,
	keepLedgerOption,
	requestsAtOnceOption,
	stopAfterOption,
} from '../form/options';
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
	const { form, targets, skipped } = prepared;
	const options = form.group('options');
	const settings = readSettings(node, form, prepared);
	const mustWait = quietHours(node, items, form, clock);
	if (options.flag('dryRun')) return await preview(node, prepared, settings, mustWait);

	const campaign = form.trimmed('campaignId') ?? '';
	const progress = new Progress(node, campaign, targets.length, () => clock.now());
	const results = await withLedger(node, form, targets.length, clock, async (ledger) =>
		runCampaign(targets, settings, {
			ledger,
			mustWait,
			clock,
			delivery: readDelivery(node, prepared, progress, clock),
			progress: (soFar) => progress.tell(soFar),
		}),
	);
	for (const result of skipped) results.push(result);

	const counts = progress.conclude(results);
	if (form.text('output') !== 'summary') return toRows(results);
	const { requests, seconds } = progress;
	const json = { campaignId: campaign, ...counts, requests, seconds };
	return [[{ json, pairedItem: { item: 0 } }], [], []];
}

function readSettings(
	node: IExecuteFunctions,
	form: Form,
	{ targets }: Prepared,
): CampaignSettings {
	const options = form.group('options');
	const throughSmsApi = targets.some(({ message }) => message.steps[0]?.api === 'smsApi');
	const mixed = !options.flagOf(groupEqualOption);
	return {
		chunkSize: Math.max(1, Math.floor(options.numberOf(chunkSizeOption))),
		atOnce: readPace(options, requestsAtOnceOption).atOnce,
		mostUnderWay: readMostUnderWay(options, targets.length),
		// The SMS API has no request for different texts.
		equalBodies: throughSmsApi ? 'apart' : mixed ? 'mixed' : 'whenWorthIt',
		stopAfter: options.numberOf(stopAfterOption),
		signal: node.getExecutionCancelSignal(),
	};
}

function readMostUnderWay(options: Form, recipients: number): number {
	if (!options.flagOf(keepLedgerOption)) return Infinity;
	const percent = options.number('mostUnknown');
	if (percent === undefined) return usuallyUnderWay(recipients);
	return Math.max(1, Math.floor((recipients * percent) / 100));
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
