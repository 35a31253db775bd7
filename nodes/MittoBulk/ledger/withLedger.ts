import type { IExecuteFunctions } from 'n8n-workflow';

import { BadInput } from '../../form/badInput';
import type { Form } from '../../form/form';
import type { Clock } from '../../values/clock';
import { keepLedgerOption, ledgerSizeOption } from '../form/options';
import { readPart } from '../part';
import { Hold, type Sighting } from './hold';
import { keysOf } from './keys';
import { Ledger } from './ledger';
import { ForeignRow } from '../../processedData/mutex';
import { alone } from './running';
import { makeRoom } from './room';
import { asList, keysOfShape, noteShape, within, type Shape } from './shape';
import { ledgerOf, n8nStore, type Store } from './store';
import { stayAlive, type Patience } from './takeCampaign';
import { settled } from '../../values/settled';

/** A campaign that wants a ledger, whatever kind it is. */
export interface Wanted<L> {
	/** How the campaign's recipients are noted. */
	shape: Shape['name'];
	/** Entries that the campaign needs with all its shares; older ones make room for them. */
	size: number;
	/** What is told apart within the campaign, each with a hold of its own; empty for the whole of it. */
	share: string;
	open(setting: Opening): Promise<L | Sighting>;
}

export interface Opening {
	store: Store;
	/** The campaign's name, or that of its share. */
	name: string;
	hold: Hold;
	patience: Patience;
	capacity: number;
}

/** What a ledger must be able to do for whoever holds it. */
export interface Closable {
	close(): Promise<void>;
}

/**
 * Does `work` with the ledger of the campaign, or without one when the user wants none.
 *
 * @param size recipients of the campaign, or of the part of it that is sent
 * @throws {BadInput} when there can be no ledger, or another execution is sending the campaign
 */
export async function withLedger<T>(
	node: IExecuteFunctions,
	form: Form,
	size: number,
	clock: Clock,
	work: (ledger: Ledger | undefined) => Promise<T>,
): Promise<T> {
	if (size === 0) return await work(undefined);
	return await withLedgerOf(node, form, ledgerOfList(form, size), clock, work);
}

/**
 * Does `work` with the ledger of the campaign, in which nobody is sent to, so that it needs no room. There
 * is none of a campaign that was not begun, and nothing is noted that would make it one.
 *
 * @throws {BadInput} when there can be no ledger, or another execution is sending the campaign
 */
export async function withLedgerAsIs<T>(
	node: IExecuteFunctions,
	form: Form,
	clock: Clock,
	work: (ledger: Ledger | undefined) => Promise<T>,
): Promise<T> {
	const wanted = ledgerOfList(form, 0);
	const campaign = form.trimmed('campaignId');
	if (campaign === undefined) {
		throw BadInput.of('Campaign ID', 'is empty', 'Write the name of the campaign');
	}
	const shape = { campaign, name: wanted.shape };
	const noted = await settled(noteShape(n8nStore(node, clock), shape, { begins: false }));
	if (noted.status === 'rejected') throw cannotBegin(noted.reason as Error);
	if (noted.value === 'begunOtherwise') throw keptElsewhere(campaign);
	if (noted.value === 'new') return await work(undefined);
	return await whenFree(node, form, wanted, clock, work);
}

/** The ledger of recipients who came as items or in a list. */
function ledgerOfList(form: Form, size: number): Wanted<Ledger> {
	const options = form.group('options');
	const part = readPart(options);
	return {
		share: part === undefined ? '' : `part ${part.number} of ${part.of}`,
		shape: part === undefined ? asList : `${part.of} parts`,
		size: part === undefined ? size : size * part.of,
		open: async ({ store, name, hold, patience, capacity }) =>
			await Ledger.open(
				store,
				{
					campaign: name,
					size,
					// Parts make room once, for all of them: one must not forget the others.
					capacity: part === undefined && size > 0 ? capacity : Infinity,
					resendDoubtful: options.flag('resendUnknown'),
				},
				hold,
				patience,
			),
	};
}

/** The same for any kind of ledger. */
export async function withLedgerOf<L extends Closable, T>(
	node: IExecuteFunctions,
	form: Form,
	wanted: Wanted<L>,
	clock: Clock,
	work: (ledger: L | undefined) => Promise<T>,
): Promise<T> {
	if (!form.group('options').flagOf(keepLedgerOption)) return await work(undefined);
	return await whenFree(node, form, wanted, clock, work);
}

async function whenFree<L extends Closable, T>(
	node: IExecuteFunctions,
	form: Form,
	wanted: Wanted<L>,
	clock: Clock,
	work: (ledger: L) => Promise<T>,
): Promise<T> {
	const campaign = form.trimmed('campaignId');
	if (campaign === undefined) {
		throw BadInput.of('Campaign ID', 'is empty', `Give the campaign a name, or ${goWithout}`);
	}
	const name = wanted.share === '' ? campaign : campaign + within + wanted.share;
	const signal = node.getExecutionCancelSignal();
	for (;;) {
		const done = await alone(
			ledgerOf(node),
			name,
			node.getExecutionId(),
			async () => await withCampaign(node, form, { ...wanted, campaign, name }, clock, work),
		);
		if ('result' in done) return done.result;
		if (!mayWait(form) || signal?.aborted) throw beingSent(campaign, done.sentBy);
		await clock.sleep(lookEvery, signal);
	}
}

/** Milliseconds between two looks at an execution of the same process. */
const lookEvery = 500;

const goWithout = 'turn off Keep Ledger under Options';

async function withCampaign<L extends Closable, T>(
	node: IExecuteFunctions,
	form: Form,
	{ campaign, name, size, open, ...wanted }: Wanted<L> & { campaign: string; name: string },
	clock: Clock,
	work: (ledger: L) => Promise<T>,
): Promise<T> {
	const store = n8nStore(node, clock);
	const salt = Math.floor(clock.random() * 1000);
	const hold = new Hold(keysOf(name), node.getExecutionId(), salt);
	const patience = { clock, wait: mayWait(form), signal: node.getExecutionCancelSignal() };
	const capacity = form.group('options').numberOf(ledgerSizeOption);

	const shape = { campaign, name: wanted.shape };
	const noted = await settled(noteShape(store, shape));
	if (noted.status === 'rejected') throw cannotBegin(noted.reason as Error);
	if (noted.value === 'begunOtherwise') throw begunOtherwise(campaign);

	const opened = await settled(open({ store, name, hold, patience, capacity }));
	if (opened.status === 'rejected') throw cannotBegin(opened.reason as Error);
	const ledger = opened.value;
	if (!('close' in ledger)) throw beingSent(campaign, ledger.execution);

	const life = stayAlive(store, hold, clock);
	const begin = async () => {
		// A list makes room when its ledger is opened.
		if (noted.value === 'new' && wanted.shape !== asList) {
			await makeRoom(store, { campaign: name, size, capacity }, hold, clock);
			await store.exclusively(async (row) => await hold.add(row, keysOfShape(shape)));
		}
		return await work(ledger);
	};
	const outcome = await settled(begin());
	life.stop();
	const closed = await settled(ledger.close());
	if (outcome.status === 'rejected') throw outcome.reason;
	if (closed.status === 'rejected') {
		// What was sent is noted already, and a hold without signs of life ends by itself.
		node.logger.warn(`Campaign "${campaign}" is done, but its ledger could not be closed`);
	}
	return outcome.value;
}

function begunOtherwise(campaign: string): BadInput {
	return BadInput.of(
		'Campaign ID',
		`is "${campaign}", which was begun with another number of parts, another file, other settings for recipients, from a list instead of a file, or from a file instead of a list, so nobody could tell who got it`,
		'Run it as it was begun to send what is left, or choose another Campaign ID to send to everybody',
	);
}

function keptElsewhere(campaign: string): BadInput {
	return BadInput.of(
		'Campaign ID',
		`is "${campaign}", which was begun with another number of parts or from a file, so its recipients are noted in another way`,
		'Give the option Part as the campaign has it. Unknown recipients of a file can only be looked up at Mitto, and sent to again with Resend Unknown',
	);
}

function mayWait(form: Form): boolean {
	return form.group('options').text('ifBeingSent') === 'wait';
}

function beingSent(campaign: string, execution: string | undefined): BadInput {
	const which = execution === undefined ? 'another execution' : `execution ${execution}`;
	return BadInput.of(
		'Campaign ID',
		`is "${campaign}", which ${which} of this node is sending right now`,
		'Wait until it has ended and run this one to send what is left, or choose Wait for If Campaign Is Being Sent under Options',
	);
}

function cannotBegin(reason: Error): BadInput {
	if (reason instanceof ForeignRow) {
		return BadInput.of(
			'Keep Ledger',
			`could not begin. ${reason.message}`,
			`Set the scope of that node to Node and let it clear its history of the scope Workflow once, move Mitto Bulk into a workflow of its own, or ${goWithout}`,
		);
	}
	// The store belongs to a workflow in the database, so it refuses one that was never saved.
	return BadInput.of(
		'Keep Ledger',
		`could not begin, because n8n's database refused it (${reason.message})`,
		`Save the workflow and run it again, or ${goWithout}`,
	);
}
