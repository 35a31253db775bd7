import type { IExecuteFunctions } from 'n8n-workflow';

import type { Form } from '../../form/form';
import { BadInput } from '../../form/badInput';
import { Ledger } from './ledger';
import { alone } from './running';
import { ledgerOf, n8nStore } from './store';

/**
 * Does `work` with the ledger of the campaign, or without one when the user wants none.
 *
 * @param size recipients of the campaign
 * @throws {BadInput} when there can be no ledger, or the campaign is being sent already
 */
export async function withLedger<T>(
	node: IExecuteFunctions,
	form: Form,
	size: number,
	work: (ledger: Ledger | undefined) => Promise<T>,
): Promise<T> {
	const keeps = form.group('options').text('keepLedger') !== 'false';
	if (!keeps || size === 0) return await work(undefined);

	const campaign = form.trimmed('campaignId');
	if (campaign === undefined) {
		throw bad('Campaign ID', 'is empty', `Give the campaign a name, or ${goWithout}`);
	}
	const done = await alone(ledgerOf(node), campaign, async () =>
		work(await open(node, form, campaign, size)),
	);
	if (done !== undefined) return done.result;
	throw bad(
		'Campaign ID',
		`is "${campaign}", which another execution of this node is sending right now`,
		'Wait until it has ended; then run this one to send what is left',
	);
}

const goWithout = 'turn off Keep Ledger under Options';

async function open(
	node: IExecuteFunctions,
	form: Form,
	campaign: string,
	size: number,
): Promise<Ledger> {
	const options = form.group('options');
	const [opened] = await Promise.allSettled([
		Ledger.open(n8nStore(node), {
			campaign,
			run: `${node.getExecutionId()}/${String(node.evaluateExpression('{{ $runIndex }}', 0))}`,
			size,
			capacity: options.number('ledgerSize') ?? 200_000,
			resendDoubtful: options.flag('resendUnknown'),
		}),
	]);
	if (opened.status === 'fulfilled') return opened.value;
	// The store belongs to a workflow in the database, so it refuses one that was never saved.
	throw bad(
		'Keep Ledger',
		`could not begin, because n8n's database refused it (${(opened.reason as Error).message})`,
		`Save the workflow and run it again, or ${goWithout}`,
	);
}

function bad(field: string, message: string, fix: string): BadInput {
	return BadInput.of(field, message, fix);
}
