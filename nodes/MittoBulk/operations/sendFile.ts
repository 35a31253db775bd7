import { createHash } from 'crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { describe } from '../../apis/client';
import { paced } from '../../apis/pace';
import { BadInput } from '../../form/badInput';
import type { Form } from '../../form/form';
import { readGuards } from '../../recipients/guard';
import { bulkRequest } from '../../sending/message/request';
import { readQuietHours } from '../../sending/quietHours';
import { waiting } from '../../sending/quietHours/waiting';
import type { Clock } from '../../values/clock';
import { settled } from '../../values/settled';
import { entriesIn, type Entry } from '../file/entries';
import { readFilePlan, type FilePlan } from '../file/plan';
import { ResultFile } from '../file/resultFile';
import { stretchesOf } from '../file/stretches';
import { survey, type Survey } from '../file/survey';
import { FileLedger, type Unit } from '../ledger/fileLedger';
import type { Settlement, Standing } from '../ledger/claim';
import { withLedgerOf } from '../ledger/withLedger';
import { Progress } from '../progress';
import { count, noCounts, toRow, type Counts, type Outputs } from '../rows';
import { Brake } from '../sending/brake';
import type { Result } from '../sending/campaign';
import { deliver, type Delivery } from '../sending/deliver';
import { cutChunks, shareEqualMessages, type PlanSettings } from '../sending/plan';
import type { Fate, Target } from '../sending/target';
import { readDelivery, readSettings } from './settings';

export function isFromFile(form: Form): boolean {
	return form.text('operation') === 'sendBulk' && form.text('recipientsFrom') === 'file';
}

/** Everything that the sending of a file needs. */
interface Campaign {
	plan: FilePlan;
	found: Survey;
	settings: PlanSettings;
	delivery: Omit<Delivery, 'giveUp'>;
	brake: Brake;
	mustWait(entry: Entry): Fate | undefined;
	clock: Clock;
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
	const found = await survey(plan, readGuards(options), clock, { exact: dryRun });
	if (dryRun) return await preview(node, plan, found);

	const name = form.trimmed('campaignId') ?? '';
	const progress = new Progress(node, name, found.recipients, () => clock.now());
	const { stopAfter, signal, ...settings } = readSettings(
		node,
		form,
		plan.message,
		found.recipients,
	);
	const campaign: Campaign = {
		plan,
		found,
		settings,
		delivery: readDelivery(node, form, progress, clock),
		brake: new Brake(stopAfter, signal),
		mustWait: quietHours(plan, clock),
		clock,
	};
	const counts = noCounts();
	const file =
		form.text('output') === 'summary'
			? undefined
			: new ResultFile(node, plan.audience.source, resultName(plan));
	const outcome = await settled(
		withLedgerOf(node, form, wantedLedger(campaign), clock, async (ledger) => {
			for await (const stretch of stretchesOf(
				entriesIn(plan.audience, { expected: found.recipients }),
				sizeOf(campaign),
			)) {
				const results = await sendStretch(stretch, campaign, ledger);
				count(results, counts);
				await file?.write(rowsOf(results, stretch));
				progress.tell(counts.recipients);
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

/**
 * Records that are sent and noted together. Whoever is in a stretch that n8n was killed in is in doubt,
 * so it is a small share of the campaign. Stored campaigns depend on it, so it never changes.
 */
function sizeOf({ plan, found }: Campaign): number {
	const parts = plan.audience.part?.of ?? 1;
	const recipients = found.records / parts;
	const share = recipients / (recipients >= 10_000 ? 100 : 20);
	return Math.ceil(Math.min(largestStretch, Math.max(20, share)) * parts);
}

/** Recipients. Those of a larger one would live so long that V8 keeps what is left of them for later. */
const largestStretch = 2000;

function wantedLedger(campaign: Campaign) {
	const { plan, found } = campaign;
	const { part } = plan.audience;
	const file = fingerprint(campaign);
	const parts = part === undefined ? '' : `, ${part.of} parts`;
	// A few marks for each stretch; exceptions come as they come.
	const size = 4 * Math.ceil(found.records / sizeOf(campaign)) * (part?.of ?? 1);
	return {
		shape: `file ${file}${parts}`,
		size,
		share: `file ${file}${part === undefined ? '' : `, part ${part.number} of ${part.of}`}`,
		open: async ({ store, name, hold, patience, capacity }: OpeningOf) =>
			await FileLedger.open(
				store,
				{ name, capacity, resendDoubtful: plan.form.group('options').flag('resendUnknown') },
				hold,
				patience,
			),
	};
}

type OpeningOf = Parameters<Parameters<typeof withLedgerOf>[2]['open']>[0];

/** The ledger knows recipients by their place alone, so all that decides who stands there counts. */
function fingerprint({ plan, found }: Campaign): string {
	const { column, reading } = plan.audience;
	const about = [found.hash, column, reading.kind, reading.clean, reading.country, plan.unchecked];
	return createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, 32);
}

function quietHours({ form, formOf }: FilePlan, clock: Clock): Campaign['mustWait'] {
	const hours = readQuietHours(form);
	if (hours === undefined) return () => undefined;
	return (entry) => {
		const zone =
			hours.zoneFrom === 'field' ? formOf(entry).trimmed('recipientTimeZone') : undefined;
		return waiting(clock.now(), hours, entry.address.address, zone);
	};
}

/** Sends one stretch of the file and tells what became of everybody in it, in the order of the file. */
async function sendStretch(
	stretch: Entry[],
	campaign: Campaign,
	ledger: FileLedger | undefined,
): Promise<Result[]> {
	const fates = new Map<number, Fate>();
	const targets = new Map<number, Target>();
	for (const entry of stretch) {
		const { position } = entry.address;
		const fate = fateOf(entry, campaign, targets);
		if (fate !== undefined) fates.set(position, fate);
	}
	const left = campaign.brake.reason();
	if (left !== undefined) {
		for (const position of targets.keys()) if (!fates.has(position)) fates.set(position, left);
	}
	const units = unitsOf(stretch, campaign).filter(({ positions }) =>
		positions.some((position) => !fates.has(position)),
	);
	const standings = units.length === 0 ? undefined : await ledger?.claim(units);
	for (const [position, standing] of standings ?? []) {
		const fate = foundBefore[standing];
		if (fate !== undefined && !fates.has(position)) fates.set(position, fate);
	}
	const ready = [...targets]
		.filter(([position]) => !fates.has(position))
		.map(([, target]) => target);
	const outcome = await settled(sendNow(ready, campaign, fates));
	if (units.length > 0) await settle(units, fates, campaign, ledger);
	if (outcome.status === 'rejected') throw outcome.reason;

	return stretch.map(({ address }): Result => {
		const target = targets.get(address.position);
		const fate = fates.get(address.position) ?? interrupted;
		return { recipient: address, fate, ...(target !== undefined && { target }) };
	});
}

/** What is certain before the ledger is asked; the message of all others goes to `targets`. */
function fateOf(
	entry: Entry,
	{ plan, mustWait }: Campaign,
	targets: Map<number, Target>,
): Fate | undefined {
	if (entry.objection !== undefined) return { outcome: 'skipped', ...entry.objection };
	const own = plan.messageFor(entry);
	if ('objection' in own) return { outcome: 'skipped', ...own.objection };
	targets.set(entry.address.position, { recipient: entry.address, message: own.message });
	return mustWait(entry);
}

/** Recipients of one country share their quiet hours, so that those who must wait are a unit of their own. */
function unitsOf(stretch: Entry[], campaign: Campaign): Unit[] {
	const size = sizeOf(campaign);
	const units = new Map<string, Unit>();
	for (const { address, region } of stretch) {
		const name = `${Math.floor(address.position / size)}|${region}`;
		const unit = units.get(name) ?? { name, positions: [] };
		unit.positions.push(address.position);
		units.set(name, unit);
	}
	return [...units.values()];
}

async function sendNow(
	ready: Target[],
	{ settings, delivery, brake, clock, plan }: Campaign,
	fates: Map<number, Fate>,
): Promise<void> {
	const targets = plan.named.size === 0 ? ready : shareEqualMessages(ready);
	const each = Math.max(100, Math.ceil(targets.length / settings.atOnce));
	const chunks = cutChunks(targets, {
		...settings,
		chunkSize: Math.min(settings.chunkSize, each),
	});
	const faults: unknown[] = [];
	const giveUp = () => brake.pull();
	await paced(
		chunks.length,
		async (index) => {
			const chunk = chunks[index] ?? [];
			const left = brake.reason();
			const outcome = await settled(
				left === undefined
					? deliver(chunk, { ...delivery, giveUp })
					: Promise.resolve(chunk.map(() => left)),
			);
			if (outcome.status === 'rejected') faults.push(outcome.reason);
			else if (left === undefined) brake.count(outcome.value);
			chunk.forEach(({ recipient }, place) => {
				const fate = outcome.status === 'fulfilled' ? outcome.value[place] : interrupted;
				fates.set(recipient.position, fate ?? interrupted);
			});
		},
		{ atOnce: settings.atOnce, perSecond: 0 },
		clock,
	);
	if (faults.length > 0) throw faults[0];
}

async function settle(
	units: Unit[],
	fates: Map<number, Fate>,
	{ brake }: Campaign,
	ledger: FileLedger | undefined,
): Promise<void> {
	const settlements = new Map<number, Settlement>();
	for (const position of units.flatMap(({ positions }) => positions)) {
		settlements.set(position, settlementOf(fates.get(position)));
	}
	const hasRoom = await ledger?.settle(settlements);
	if (hasRoom === false) brake.pull(ledgerFull);
}

/** Who stands in the file for a second time, or is nobody, need not be remembered for another run. */
const settledForEver = new Set(['duplicate', 'empty']);

function settlementOf(fate: Fate | undefined): Settlement {
	if (fate === undefined || fate.outcome === 'unknown') return 'inDoubt';
	if (fate.outcome === 'accepted') return 'taken';
	return fate.outcome === 'skipped' && settledForEver.has(fate.reason) ? 'taken' : 'open';
}

function rowsOf(results: Result[], stretch: Entry[]): IDataObject[] {
	return results.map((result, index) => ({ line: stretch[index]?.line, ...toRow(result) }));
}

/** What would be done. Nothing is sent and nothing is noted. */
async function preview(
	node: IExecuteFunctions,
	{ named }: FilePlan,
	{ recipients, ready, reasons, first }: Survey,
): Promise<Outputs> {
	const shown = first.length === 0 ? [] : [await describe(node, bulkRequest(first, 0))];
	const json: IDataObject = {
		dryRun: true,
		recipients,
		toSend: ready,
		skipped: recipients - ready,
		reasons,
		columns: [...named],
		shownRecipientsPerRequest: first.length,
		firstRequests: shown,
	};
	return [[{ json, pairedItem: { item: 0 } }], [], []];
}

const foundBefore: Record<Standing, Fate | undefined> = {
	open: undefined,
	sentBefore: {
		outcome: 'skipped',
		reason: 'alreadySent',
		detail: 'An earlier run of this campaign sent to this recipient',
	},
	inDoubt: {
		outcome: 'unknown',
		step: 0,
		reason: 'earlierRunInterrupted',
		detail:
			'An earlier run of this campaign ended before it knew whether Mitto took the message. Look it up at Mitto, or turn on Resend Unknown to send it (again)',
	},
};

const interrupted: Fate = {
	outcome: 'unknown',
	step: 0,
	reason: 'interrupted',
	detail: 'The node failed while the request was under way',
};

const ledgerFull: Fate = {
	outcome: 'skipped',
	reason: 'ledgerFull',
	detail:
		'The campaign was stopped before, because the ledger can remember no more recipients who were not sent to. Raise Ledger Size under Options and run the campaign again to send what is left',
};
