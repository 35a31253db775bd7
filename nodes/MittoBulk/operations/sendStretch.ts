import { settled } from '../../values/settled';
import type { Entry } from '../file/entries';
import { targetOf, type FilePlan } from '../file/plan';
import { unitsOf } from '../file/stretches';
import type { Settlement, Standing } from '../ledger/claim';
import type { FileLedger, Unit } from '../ledger/fileLedger';
import type { Result } from '../sending/campaign';
import { interrupted, leftInDoubt, sentBefore, settlementOf } from '../sending/fates';
import { cutChunks, shareEqualMessages, type ChunkSettings } from '../sending/plan';
import { sendChunks, type Sending } from '../sending/sendChunks';
import type { Fate, Target } from '../sending/target';
import type { MustWait } from './mustWait';

/** Everything that the sending of a file needs. */
export interface FileCampaign {
	plan: FilePlan;
	/** Records of a stretch. */
	size: number;
	settings: ChunkSettings;
	sending: Sending;
	mustWait: MustWait;
}

/** Sends one stretch of the file and tells what became of everybody in it, in the order of the file. */
export async function sendStretch(
	stretch: Entry[],
	campaign: FileCampaign,
	ledger: FileLedger | undefined,
): Promise<Result[]> {
	const fates = new Map<number, Fate>();
	const targets = new Map<number, Target>();
	for (const entry of stretch) {
		const { position } = entry.address;
		const fate = fateOf(entry, campaign, targets);
		if (fate !== undefined) fates.set(position, fate);
	}
	const left = campaign.sending.brake.reason();
	if (left !== undefined) {
		for (const position of targets.keys()) if (!fates.has(position)) fates.set(position, left);
	}
	const units = unitsOf(stretch, campaign.size).filter(({ positions }) =>
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
	{ plan, mustWait }: FileCampaign,
	targets: Map<number, Target>,
): Fate | undefined {
	const target = targetOf(entry, plan.messageFor);
	if ('reason' in target) return { outcome: 'skipped', ...target };
	targets.set(entry.address.position, target);
	return mustWait(entry.address.address, () => plan.formOf(entry));
}

async function sendNow(
	ready: Target[],
	{ settings, sending, plan }: FileCampaign,
	fates: Map<number, Fate>,
): Promise<void> {
	const targets = plan.named.size === 0 ? ready : shareEqualMessages(ready);
	const each = Math.max(100, Math.ceil(targets.length / sending.atOnce));
	const chunks = cutChunks(targets, {
		...settings,
		chunkSize: Math.min(settings.chunkSize, each),
	});
	const faults = await sendChunks(chunks, sending, (chunk, ends) => {
		chunk.forEach(({ recipient }, place) => {
			fates.set(recipient.position, ends[place] ?? interrupted);
		});
	});
	if (faults.length > 0) throw faults[0];
}

async function settle(
	units: Unit[],
	fates: Map<number, Fate>,
	{ sending: { brake } }: FileCampaign,
	ledger: FileLedger | undefined,
): Promise<void> {
	const settlements = new Map<number, Settlement>();
	for (const position of units.flatMap(({ positions }) => positions)) {
		settlements.set(position, settlementFor(fates.get(position)));
	}
	const hasRoom = await ledger?.settle(settlements);
	if (hasRoom === false) brake.pull(ledgerFull);
}

/** Who stands in the file for a second time, or is nobody, need not be remembered for another run. */
const settledForEver = new Set(['duplicate', 'empty']);

function settlementFor(fate: Fate | undefined): Settlement {
	const isOver = fate?.outcome === 'skipped' && settledForEver.has(fate.reason);
	return isOver ? 'taken' : (settlementOf(fate) ?? 'inDoubt');
}

const foundBefore: Record<Standing, Fate | undefined> = {
	open: undefined,
	sentBefore,
	inDoubt: leftInDoubt('Look it up at Mitto'),
};

const ledgerFull: Fate = {
	outcome: 'skipped',
	reason: 'ledgerFull',
	detail:
		'The campaign was stopped before, because the ledger can remember no more recipients who were not sent to. Raise Ledger Size under Options and run the campaign again to send what is left',
};
