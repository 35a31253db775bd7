import type { IExecuteFunctions } from 'n8n-workflow';

import { BadInput } from '../../form/badInput';
import type { Form } from '../../form/form';
import type { Clock } from '../../values/clock';
import { Hold } from './hold';
import { keysOf } from './keys';
import { Ledger } from './ledger';
import { ForeignRow } from './mutex';
import { alone } from './running';
import { ledgerOf, n8nStore } from './store';
import { stayAlive } from './takeCampaign';

/**
 * Does `work` with the ledger of the campaign, or without one when the user wants none.
 *
 * @param size recipients of the campaign
 * @throws {BadInput} when there can be no ledger, or another execution is sending the campaign
 */
export async function withLedger<T>(
	node: IExecuteFunctions,
	form: Form,
	size: number,
	clock: Clock,
	work: (ledger: Ledger | undefined) => Promise<T>,
): Promise<T> {
	const options = form.group('options');
	const keeps = options.text('keepLedger') !== 'false';
	if (!keeps || size === 0) return await work(undefined);
	const capacity = options.number('ledgerSize') ?? 200_000;
	return await withLedgerOf(node, form, { size, capacity }, clock, work);
}

/**
 * Does `work` with the ledger of the campaign, in which nobody is sent to, so that it needs no room.
 *
 * @throws {BadInput} when there can be no ledger, or another execution is sending the campaign
 */
export async function withLedgerAsIs<T>(
	node: IExecuteFunctions,
	form: Form,
	clock: Clock,
	work: (ledger: Ledger) => Promise<T>,
): Promise<T> {
	return await withLedgerOf(node, form, { size: 0, capacity: Infinity }, clock, work);
}

type Room = { size: number; capacity: number };

async function withLedgerOf<T>(
	node: IExecuteFunctions,
	form: Form,
	room: Room,
	clock: Clock,
	work: (ledger: Ledger) => Promise<T>,
): Promise<T> {
	const campaign = form.trimmed('campaignId');
	if (campaign === undefined) {
		throw bad('Campaign ID', 'is empty', `Give the campaign a name, or ${goWithout}`);
	}
	const signal = node.getExecutionCancelSignal();
	for (;;) {
		const done = await alone(
			ledgerOf(node),
			campaign,
			node.getExecutionId(),
			async () => await withCampaign(node, form, campaign, room, clock, work),
		);
		if ('result' in done) return done.result;
		if (!mayWait(form) || signal?.aborted) throw beingSent(campaign, done.sentBy);
		await clock.sleep(lookEvery, signal);
	}
}

/** Milliseconds between two looks at an execution of the same process. */
const lookEvery = 500;

const goWithout = 'turn off Keep Ledger under Options';

async function withCampaign<T>(
	node: IExecuteFunctions,
	form: Form,
	campaign: string,
	room: Room,
	clock: Clock,
	work: (ledger: Ledger) => Promise<T>,
): Promise<T> {
	const store = n8nStore(node, clock);
	const salt = Math.floor(clock.random() * 1000);
	const hold = new Hold(keysOf(campaign), node.getExecutionId(), salt);
	const options = form.group('options');
	const [opened] = await Promise.allSettled([
		Ledger.open(
			store,
			{
				campaign,
				...room,
				resendDoubtful: options.flag('resendUnknown'),
			},
			hold,
			{ clock, wait: mayWait(form), signal: node.getExecutionCancelSignal() },
		),
	]);
	if (opened.status === 'rejected') throw cannotBegin(opened.reason as Error);
	if (!(opened.value instanceof Ledger)) throw beingSent(campaign, opened.value.execution);

	const life = stayAlive(store, hold, clock);
	const [outcome] = await Promise.allSettled([work(opened.value)]);
	life.stop();
	const [closed] = await Promise.allSettled([opened.value.close()]);
	if (outcome.status === 'rejected') throw outcome.reason;
	if (closed.status === 'rejected') {
		// What was sent is noted already, and a hold without signs of life ends by itself.
		node.logger.warn(`Campaign "${campaign}" is done, but its ledger could not be closed`);
	}
	return outcome.value;
}

function mayWait(form: Form): boolean {
	return form.group('options').text('ifBeingSent') === 'wait';
}

function beingSent(campaign: string, execution: string | undefined): BadInput {
	const which = execution === undefined ? 'another execution' : `execution ${execution}`;
	return bad(
		'Campaign ID',
		`is "${campaign}", which ${which} of this node is sending right now`,
		'Wait until it has ended and run this one to send what is left, or choose Wait for If Campaign Is Being Sent under Options',
	);
}

function cannotBegin(reason: Error): BadInput {
	if (reason instanceof ForeignRow) {
		return bad(
			'Keep Ledger',
			`could not begin. ${reason.message}`,
			`Set the scope of that node to Node and let it clear its history of the scope Workflow once, move Mitto Bulk into a workflow of its own, or ${goWithout}`,
		);
	}
	// The store belongs to a workflow in the database, so it refuses one that was never saved.
	return bad(
		'Keep Ledger',
		`could not begin, because n8n's database refused it (${reason.message})`,
		`Save the workflow and run it again, or ${goWithout}`,
	);
}

function bad(field: string, message: string, fix: string): BadInput {
	return BadInput.of(field, message, fix);
}
