import type { IExecuteFunctions } from 'n8n-workflow';

import type { Clock } from '../values/clock';
import { settled } from '../values/settled';
import { Mutex, type Hurry } from './mutex';
import { n8nRow } from './row';

/** Runs `section` while no other section of the workflow runs, in whatever execution and process. */
export async function exclusively<T>(
	node: IExecuteFunctions,
	clock: Clock,
	section: () => Promise<T>,
	hurry?: Hurry,
): Promise<T> {
	const token = Number(node.getExecutionId()) || Math.floor(clock.random() * 1000);
	const mutex = new Mutex(n8nRow(node, 'workflow'), clock, token);
	// Within a process sections wait for each other here, which costs nothing.
	return await inTurn(
		String(node.getWorkflow().id),
		async () => await mutex.locked(section, hurry),
	);
}

/** The last section under way for each name. Module state lives as long as n8n's process. */
const turns = new Map<string, Promise<unknown>>();

/** Runs the sections of a name one after the other, within this process. */
export async function inTurn<T>(name: string, section: () => Promise<T>): Promise<T> {
	const before = turns.get(name) ?? Promise.resolve();
	const mine = before.then(section, section);
	turns.set(name, mine);
	const outcome = await settled(mine);
	if (turns.get(name) === mine) turns.delete(name);
	if (outcome.status === 'rejected') throw outcome.reason;
	return outcome.value;
}
