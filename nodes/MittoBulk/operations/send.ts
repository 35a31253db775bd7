import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { readPace, readTimeout } from '../../MittoSend/operations/options';
import type { Form } from '../../shared/form/form';
import { BadInput } from '../../shared/rules/badInput';
import { call } from '../../shared/transport/client';
import type { Clock } from '../../shared/transport/clock';
import { spaced } from '../../shared/transport/pace';
import { withRetries } from '../../shared/transport/retry';
import { Ledger } from '../ledger/ledger';
import { alone } from '../ledger/running';
import { ledgerOf, n8nStore } from '../ledger/store';
import { Progress } from '../progress';
import { nextAllowed, readQuietHours, type QuietHours } from '../quietHours';
import type { Recipient } from '../recipients';
import { toRows, type Outputs } from '../rows';
import { runCampaign, type CampaignSettings, type Result } from '../sending/campaign';
import type { Delivery } from '../sending/deliver';
import type { Fate } from '../sending/target';
import { formsOfItems } from '../message/personal';
import { prepare, type Prepared } from './prepare';
import { preview } from './preview';

/** Sends a campaign, or shows what would be sent. */
export async function send(
	node: IExecuteFunctions,
	items: INodeExecutionData[],
	clock: Clock,
): Promise<Outputs> {
	const prepared = await prepare(node, items, clock);
	const { form, route, targets, skipped } = prepared;
	const options = form.group('options');
	const settings = readSettings(node, form, prepared);
	const mustWait = quietHours(node, items, form, clock);
	if (options.flag('dryRun')) return await preview(node, prepared, settings, mustWait);

	const campaign = form.trimmed('campaignId') ?? '';
	const progress = new Progress(node, campaign, targets.length, () => clock.now());
	const results = await withLedger(node, form, targets.length, async (ledger) =>
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
	if (form.text('output') !== 'summary') return toRows(results, route);
	const { requests, seconds } = progress;
	const json = { campaignId: campaign, ...counts, requests, seconds };
	return [[{ json, pairedItem: items.map((_, item) => ({ item })) }], [], []];
}

function readSettings(node: IExecuteFunctions, form: Form, { route }: Prepared): CampaignSettings {
	const options = form.group('options');
	const mixed = options.text('groupEqual') === 'false';
	return {
		chunkSize: Math.max(1, Math.floor(options.number('chunkSize') ?? 1000)),
		atOnce: readPace(options).atOnce,
		// The SMS API has no request for different texts.
		equalBodies: route === 'smsApi' ? 'apart' : mixed ? 'mixed' : 'whenWorthIt',
		stopAfter: options.number('stopAfter') ?? 10,
		signal: node.getExecutionCancelSignal(),
	};
}

function readDelivery(
	node: IExecuteFunctions,
	{ form, route }: Prepared,
	progress: Progress,
	clock: Clock,
): Omit<Delivery, 'giveUp'> {
	const options = form.group('options');
	const signal = node.getExecutionCancelSignal();
	const policy = {
		retries: options.number('retries') ?? 3,
		whenUnknown: options.flag('retryWhenUnknown'),
		signal,
	};
	const timeout = readTimeout(options);
	const turn = spaced(readPace(options).perSecond, clock, signal);
	return {
		route,
		call: async (request) =>
			await withRetries(
				async () => {
					await turn();
					progress.requests++;
					return await call(node, request, { timeout });
				},
				policy,
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
	const window: QuietHours | undefined = readQuietHours(form);
	if (window === undefined) return () => undefined;
	const formOf = formsOfItems(node, items);
	return ({ address, itemIndex }) => {
		const zone =
			window.zoneFrom === 'field' ? formOf(itemIndex).trimmed('recipientTimeZone') : undefined;
		try {
			const permission = nextAllowed(clock.now(), window, address, zone);
			if (permission.allowed) return undefined;
			const { nextAllowedAt, reason } = permission;
			return { outcome: 'deferred', reason: 'quietHours', detail: reason, nextAllowedAt };
		} catch (fault) {
			return { outcome: 'skipped', reason: 'noTimeZone', detail: (fault as Error).message };
		}
	};
}

async function withLedger(
	node: IExecuteFunctions,
	form: Form,
	size: number,
	work: (ledger: Ledger | undefined) => Promise<Result[]>,
): Promise<Result[]> {
	const options = form.group('options');
	if (options.text('keepLedger') === 'false' || size === 0) return await work(undefined);

	const campaign = form.trimmed('campaignId');
	const workflow = node.getWorkflow().id;
	if (campaign === undefined || workflow === undefined) {
		throw new BadInput([
			campaign === undefined
				? {
						field: 'Campaign ID',
						message: 'is empty',
						fix: 'Give the campaign a name, or turn off Keep Ledger under Options',
					}
				: {
						field: 'Keep Ledger',
						message: 'needs a saved workflow, and this one was never saved',
						fix: 'Save the workflow and run it again, or turn off Keep Ledger under Options',
					},
		]);
	}
	const done = await alone(ledgerOf(node), campaign, async () =>
		work(
			await Ledger.open(n8nStore(node), {
				campaign,
				run: `${node.getExecutionId()}/${String(node.evaluateExpression('{{ $runIndex }}', 0))}`,
				size,
				capacity: options.number('ledgerSize') ?? 200_000,
				resendDoubtful: options.flag('resendUnknown'),
			}),
		),
	);
	if (done !== undefined) return done.result;
	throw new BadInput([
		{
			field: 'Campaign ID',
			message: `is "${campaign}", which another execution of this node is sending right now`,
			fix: 'Wait until it has ended; then run this one to send what is left',
		},
	]);
}
