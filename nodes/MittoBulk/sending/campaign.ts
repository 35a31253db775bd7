import type { Clock } from '../../values/clock';
import type { Ledger } from '../ledger/ledger';
import type { Recipient } from '../../recipients';
import { Brake } from './brake';
import type { Delivery } from './deliver';
import { interrupted, leftInDoubt, sentBefore, settlementOf } from './fates';
import { Notes } from './notes';
import { cutChunks, planGroups, type PlanSettings } from './plan';
import { sendChunks } from './sendChunks';
import type { Fate, Target } from './target';

/** A recipient and what became of it. */
export interface Result {
	recipient: Recipient;
	fate: Fate;
	target?: Target;
}

export interface CampaignSettings extends PlanSettings {
	/** Chunks in a row of which nothing was accepted, before the rest is left alone; 0 goes on for ever. */
	stopAfter: number;
	/** Stops before the next request when it fires. */
	signal?: AbortSignal;
}

export interface CampaignParts {
	delivery: Omit<Delivery, 'giveUp'>;
	/** Absent when the user wants none. */
	ledger?: Ledger;
	/** Why a recipient must wait, asked right before it would be sent. */
	mustWait(recipient: Recipient): Fate | undefined;
	progress(results: Result[]): void;
	clock: Clock;
}

/** Sends a campaign and tells what became of every target, in no particular order. */
export async function runCampaign(
	targets: Target[],
	settings: CampaignSettings,
	parts: CampaignParts,
): Promise<Result[]> {
	const results: Result[] = [];
	const brake = new Brake(settings.stopAfter, settings.signal);
	const groups = planGroups(targets, settings);
	const doneBefore = await parts.ledger?.sentBefore(groups.map(addressesOf));

	for (const [number, group] of groups.entries()) {
		const found = doneBefore?.[number]
			? sentBefore
			: (brake.reason() ?? (await sendGroup(group, settings, parts, brake)));
		for (const [index, target] of group.entries()) {
			const fate = Array.isArray(found) ? found[index] : found;
			if (fate !== undefined) results.push({ recipient: target.recipient, fate, target });
		}
		parts.progress(results);
	}
	await parts.ledger?.flush();
	return results;
}

const addressesOf = (group: Target[]) => group.map(({ recipient }) => recipient.address);

async function sendGroup(
	group: Target[],
	settings: CampaignSettings,
	parts: CampaignParts,
	brake: Brake,
): Promise<Fate[]> {
	const waiting = new Map<Target, Fate>();
	for (const target of group) {
		const fate = parts.mustWait(target.recipient);
		if (fate !== undefined) waiting.set(target, fate);
	}
	const awake = group.filter((target) => !waiting.has(target));
	const fates = awake.length === 0 ? waiting : await sendNow(awake, settings, parts, brake);
	return group.map((target) => waiting.get(target) ?? fates.get(target) ?? interrupted);
}

async function sendNow(
	group: Target[],
	settings: CampaignSettings,
	{ ledger, delivery, clock }: CampaignParts,
	brake: Brake,
): Promise<Map<Target, Fate>> {
	const standings = await ledger?.claim(addressesOf(group));
	const fates = new Map<Target, Fate>();
	group.forEach((target, index) => {
		if (standings?.[index] === 'sentBefore') fates.set(target, sentBefore);
		if (standings?.[index] === 'inDoubt') fates.set(target, inDoubt);
	});

	const chunks = cutChunks(
		group.filter((target) => !fates.has(target)),
		settings,
	);
	let unanswered = chunks.length;
	const notes =
		ledger &&
		new Notes(
			async () => await ledger.note(group.map((target) => settlementOf(fates.get(target)))),
			clock,
		);
	const sending = { delivery, atOnce: settings.atOnce, brake, clock };
	const faults = await sendChunks(chunks, sending, (chunk, ends) => {
		chunk.forEach((target, place) => fates.set(target, ends[place] ?? interrupted));
		if (--unanswered > 0) notes?.answered();
	});

	await notes?.end();
	ledger?.settle(group.map((target) => settlementOf(fates.get(target))));
	if (faults.length > 0) {
		await ledger?.flush();
		throw faults[0];
	}
	return fates;
}

const inDoubt = leftInDoubt('Settle it with Resolve Unknown');
