import type { IExecuteFunctions } from 'n8n-workflow';

import { exclusively, inTurn } from '../processedData/exclusively';
import { n8nRow } from '../processedData/row';
import { systemClock } from '../values/clock';
import { settled } from '../values/settled';

/** What an execution wants to know. */
interface Question {
	/** For each event the keys by which it is known. */
	events: string[][];
	/** Whether other processes may look at the same time. */
	locked: boolean;
	/** Whether each event is new, once that was looked up. */
	answer?: boolean[];
}

/** Questions of each trigger that nobody has looked up yet. Module state lives as long as n8n's process. */
const open = new Map<string, Question[]>();

/**
 * Notes events in the trigger's row of n8n's store and tells which were not there. Of several executions
 * that ask for the same event, one is told that it is new.
 *
 * Executions of one process that ask at the same time are answered together, so that the row is locked,
 * read and written once for all of them: under load the lock costs each of them little.
 *
 * @param events for each event the keys by which it is known
 * @param locked whether other processes may look at the same time
 */
export async function neverSeen(
	node: IExecuteFunctions,
	events: string[][],
	{ keepNewest, locked }: { keepNewest: number; locked: boolean },
): Promise<boolean[]> {
	const trigger = `${node.getWorkflow().id}/${node.getNode().id}`;
	const question: Question = { events, locked };
	open.set(trigger, [...(open.get(trigger) ?? []), question]);

	return await inTurn(trigger, async () => {
		if (question.answer !== undefined) return question.answer;
		const asked = () => open.get(trigger) ?? [];
		const look = async () => await answerAll(node, asked(), keepNewest);
		// One that needs the lock gets it, also when another one asks for both.
		const needsLock = asked().some((one) => one.locked);
		const outcome = await settled(needsLock ? exclusively(node, systemClock, look) : look());
		const left = open.get(trigger)?.filter((one) => one !== question && !one.answer) ?? [];
		if (left.length > 0) open.set(trigger, left);
		else open.delete(trigger);
		// What was found and noted counts, even when the lock could not be released in time.
		if (question.answer !== undefined) return question.answer;
		throw (outcome as PromiseRejectedResult).reason;
	});
}

async function answerAll(
	node: IExecuteFunctions,
	questions: Question[],
	keepNewest: number,
): Promise<void> {
	const keys = questions.flatMap(({ events }) => events.flat());
	const known = await n8nRow(node, 'node').add([...new Set(keys)], keepNewest);
	for (const question of questions) {
		question.answer = question.events.map((names) => {
			const isNew = !names.some((name) => known.has(name));
			for (const name of names) known.add(name);
			return isNew;
		});
	}
}
