import type { Execution } from '../../n8n/api';
import type { Campaign } from '../scenario';
import type { Row } from '../verdict';

/** An execution of a campaign and the rows that it gave out. */
export interface Run {
	execution: Execution;
	rows: Row[];
}

const sender = /which execution (\d+) of this node is sending right now/;

/** Whether an execution ended because another one is sending its campaign. */
export function isRefusal({ data }: Execution): boolean {
	return sender.test(data?.resultData.error?.message ?? '');
}

/** An execution either does its work or ends with an error that names the one which is sending. */
export function unexplainedEnd({ id }: Campaign, { execution }: Run, others: string[]): string[] {
	if (execution.status === 'success') return [];
	const message = execution.data?.resultData.error?.message ?? 'no message';
	const named = sender.exec(message)?.[1];
	if (named !== undefined && others.includes(named) && named !== execution.id) return [];
	return [`${id}: execution ${execution.id} ended as ${execution.status}: ${message}`];
}

/** Nobody's message is accepted in two executions. */
export function claimedTwice({ id }: Campaign, runs: Run[]): string[] {
	const times = new Map<string, string[]>();
	for (const { execution, rows } of runs) {
		for (const { destination, outcome } of rows) {
			if (outcome !== 'accepted') continue;
			times.set(destination, [...(times.get(destination) ?? []), execution.id]);
		}
	}
	return [...times]
		.filter(([, executions]) => executions.length > 1)
		.map(
			([who, executions]) => `${id}: ${who} was accepted in executions ${executions.join(', ')}`,
		);
}

/** People whose message nobody accepted, who have not opted out and of whom nobody is in doubt. */
export function missingOf(
	{ sources, suppressed }: Campaign,
	rows: Row[],
	accepted: Record<string, number>,
): number {
	const unknown = new Set(
		rows.filter(({ outcome }) => outcome === 'unknown').map(({ destination }) => destination),
	);
	const optedOut = new Set(suppressed);
	const people = new Set(sources.filter((source) => source.startsWith('+')));
	return [...people].filter(
		(person) => accepted[person] === undefined && !optedOut.has(person) && !unknown.has(person),
	).length;
}
