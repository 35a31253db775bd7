import type { IExecuteFunctions } from 'n8n-workflow';

import type { Clock } from '../../values/clock';
import { Mutex, type Hurry } from './mutex';
import { n8nRow, type Row } from './row';
import { settled } from '../../values/settled';

/** Where a node's ledger is kept. */
export interface Store {
	/** Runs `section` while no other execution, on whatever process, changes the row. */
	exclusively<T>(section: (row: Row) => Promise<T>, hurry?: Hurry): Promise<T>;
}

/** Which ledger a node has: one for itself. */
export function ledgerOf(node: IExecuteFunctions): string {
	return `${node.getWorkflow().id}/${node.getNode().id}`;
}

export function n8nStore(node: IExecuteFunctions, clock: Clock): Store {
	const row = n8nRow(node, 'node');
	const token = Number(node.getExecutionId()) || Math.floor(clock.random() * 1000);
	const mutex = new Mutex(n8nRow(node, 'workflow'), clock, token);
	const workflow = String(node.getWorkflow().id);
	return {
		exclusively: async (section, hurry) =>
			await inTurn(workflow, async () => await mutex.locked(async () => await section(row), hurry)),
	};
}

/**
 * The last section under way for each workflow. Within a process sections wait for each other here,
 * which costs nothing. Module state lives as long as n8n's process.
 */
const turns = new Map<string, Promise<unknown>>();

async function inTurn<T>(workflow: string, section: () => Promise<T>): Promise<T> {
	const before = turns.get(workflow) ?? Promise.resolve();
	const mine = before.then(section, section);
	turns.set(workflow, mine);
	const outcome = await settled(mine);
	if (turns.get(workflow) === mine) turns.delete(workflow);
	if (outcome.status === 'rejected') throw outcome.reason;
	return outcome.value;
}
