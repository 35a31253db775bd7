import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { describe } from '../../apis/client';
import { BadInput } from '../../form/badInput';
import type { Form } from '../../form/form';
import { readGuards } from '../../recipients/guard';
import { bulkRequest } from '../../sending/message/request';
import { keepLedgerOption } from '../form/options';
import { breather } from '../../values/breather';
import type { Clock } from '../../values/clock';
import { settled } from '../../values/settled';
import { entriesIn, type Entry } from '../file/entries';
import { ledgerOfFile } from '../file/ledgerOfFile';
import { readFilePlan, type FilePlan } from '../file/plan';
import { ResultFile } from '../file/resultFile';
import { stretchesOf, stretchSize } from '../file/stretches';
import { survey, type Survey } from '../file/survey';
import { withLedgerOf } from '../ledger/withLedger';
import { Progress } from '../progress';
import { count, noCounts, toRow, type Counts, type Outputs } from '../rows';
import { Brake } from '../sending/brake';
import type { Result } from '../sending/campaign';
import { cutChunks, type ChunkSettings } from '../sending/plan';
import { readMustWait } from './mustWait';
import { sendStretch, type FileCampaign } from './sendStretch';
import { readDelivery, readSettings } from './settings';

export function isFromFile(form: Form): boolean {
	return form.text('operation') === 'sendBulk' && form.text('recipientsFrom') === 'file';
}

/**
 * Sends a campaign whose recipients stand in a file, and gives one item with the counts and a file with
 * a row for each recipient. The file is read twice, first to check it, and never held as a whole.
 */
export async function sendFile(
	node: IExecuteFunctions,
	items: INodeExecutionData[],
	form: Form,
	clock: Clock,
): Promise<Outputs> {
	const options = form.group('options');
	refuseWhatNeedsItems(form);
	const plan = readFilePlan(node, items, form);
	const dryRun = options.flag('dryRun');
	const mustWait = readMustWait(form, clock);
	const waits = dryRun
		? (entry: Entry) => mustWait(entry.address.address, () => plan.formOf(entry))
		: undefined;
	const found = await survey(plan, readGuards(options), clock, waits);
	const parts = plan.audience.part?.of ?? 1;
	const size = stretchSize(found.records, parts);
	refuseLargeStretches(options, found.records, Math.ceil(size / parts));

	const { stopAfter, signal, atOnce, ...settings } = readSettings(node, form, plan.message);
	if (dryRun) return await preview(node, plan, found, settings);

	const name = form.trimmed('campaignId') ?? '';
	const progress = new Progress(node, name, found.recipients, () => clock.now());
	const campaign: FileCampaign = {
		plan,
		size,
		settings,
		sending: {
			delivery: readDelivery(node, form, progress, clock),
			atOnce,
			brake: new Brake(stopAfter, signal),
			clock,
		},
		mustWait,
	};
	const counts = noCounts();
	const file =
		form.text('output') === 'summary'
			? undefined
			: new ResultFile(node, plan.audience.source, resultName(plan), {
					hasLedger: options.flagOf(keepLedgerOption),
				});
	const outcome = await settled(
		withLedgerOf(node, form, ledgerOfFile(plan, found, size), clock, async (ledger) => {
			const entries = entriesIn(plan.audience, { expected: found.recipients });
			const breathe = breather(clock);
			for await (const stretch of stretchesOf(entries, size)) {
				const results = await sendStretch(stretch, campaign, ledger);
				count(results, counts);
				await file?.write(rowsOf(results, stretch));
				progress.tell(counts.recipients);
				// Nothing is waited for where nobody of a stretch is sent to.
				await breathe();
			}
		}),
	);
	if (outcome.status === 'rejected') {
		file?.abandon();
		throw outcome.reason;
	}
	progress.conclude(counts);
	return await summary(name, counts, progress, file);
}

/** A file is never held as a whole, and its ledger knows recipients by their place in it. */
function refuseWhatNeedsItems(form: Form): void {
	const options = form.group('options');
	const given = [
		{ name: 'Variants', isGiven: form.rows('variants', 'variant').length > 0 },
		{ name: 'Options › Control Group (%)', isGiven: options.has('controlGroup') },
		{ name: 'Options › Test Recipients', isGiven: options.has('testRecipients') },
	];
	for (const { name, isGiven } of given) {
		if (!isGiven) continue;
		throw BadInput.of(
			name,
			'cannot be used when the recipients come from a file',
			'Remove it, or read the file with Extract From File and take the recipients from the items',
		);
	}
}

/** A killed n8n leaves a whole stretch in doubt, whose size is the same in every run of the campaign. */
function refuseLargeStretches(options: Form, recipients: number, size: number): void {
	const percent = options.number('mostUnknown');
	if (percent === undefined || !options.flagOf(keepLedgerOption)) return;
	// A small file is a stretch as a whole.
	const stretch = Math.min(size, recipients);
	const allowed = Math.ceil((recipients * percent) / 100);
	if (allowed >= stretch) return;
	const enough = Math.ceil((stretch / recipients) * 1000) / 10;
	throw BadInput.of(
		'Most Unknown',
		`allows ${allowed} of ${recipients} recipients to be under way, and this file is noted in stretches of ${stretch}`,
		`Set it to ${Math.min(100, enough)} % at least, or take the option away`,
	);
}

async function summary(
	campaignId: string,
	counts: Counts,
	{ requests, seconds }: Progress,
	file: ResultFile | undefined,
): Promise<Outputs> {
	const json = { campaignId, ...counts, requests, seconds };
	const item: INodeExecutionData = { json, pairedItem: { item: 0 } };
	if (file !== undefined) item.binary = { data: await file.close() };
	return [[item], [], []];
}

function resultName({ audience }: FilePlan): string {
	const { source, part } = audience;
	const base = (source.name ?? 'campaign').replace(/\.[^.]*$/, '');
	return `${base}-result${part === undefined ? '' : `-${part.number}-of-${part.of}`}.csv`;
}

function rowsOf(results: Result[], stretch: Entry[]): IDataObject[] {
	return results.map((result, index) => ({ line: stretch[index]?.line, ...toRow(result) }));
}

/** What would be done. Nothing is sent and nothing is noted. */
async function preview(
	node: IExecuteFunctions,
	{ named }: FilePlan,
	{ recipients, ready, deferred, reasons, first }: Survey,
	settings: ChunkSettings,
): Promise<Outputs> {
	const chunks = cutChunks(first, settings);
	const shown = await Promise.all(
		chunks.map(async (chunk) => await describe(node, bulkRequest(chunk, 0))),
	);
	const json: IDataObject = {
		dryRun: true,
		recipients,
		toSend: ready,
		skipped: recipients - ready - deferred,
		deferred,
		reasons,
		columns: [...named],
		shownRecipientsPerRequest: Math.max(0, ...chunks.map(({ length }) => length)),
		firstRequests: shown,
	};
	return [[{ json, pairedItem: { item: 0 } }], [], []];
}
