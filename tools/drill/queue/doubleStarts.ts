import type { SavedWorkflow } from '../../n8n/api';
import type { QueueStack } from '../../queue';
import { pause, rowsIn, tally, withPlus } from '../drill';
import type { Campaign } from '../scenario';
import { brokenPromises, strangers, type Row } from '../verdict';
import { itemsOf, nodeName, startName, workflowOf } from '../workflow';
import { claimedTwice, isRefusal, missingOf, unexplainedEnd, type Run } from './explain';
import type { QueueScenario } from './scenario';
import { cause, workerOf } from './trouble';

export interface DoubleStartReport {
	scenario: QueueScenario;
	/** Empty when every promise was kept. */
	broken: string[];
	/** Messages that the vendors accepted. */
	accepted: number;
	/** People who got a message twice. */
	twice: number;
	/** People who got none, and of whom nobody says that they may have. */
	missing: number;
	/** People of whom nobody knows. */
	unknown: number;
	/** Double starts whose executions ran on different workers. */
	apart: number;
	/** Rows by outcome and reason, after the last run. */
	outcomes: Record<string, number>;
	seconds: number;
}

/**
 * Plays a scenario in queue mode: starts every campaign twice, lets the trouble come, and then runs
 * each campaign to its end without faults. What all of these executions say must agree with what the
 * vendors accepted.
 */
export async function drillDoubleStarts(
	stack: QueueStack,
	scenario: QueueScenario,
): Promise<DoubleStartReport> {
	const { sandbox, api, database } = stack;
	const { world } = sandbox;
	const { campaigns, gaps, trouble } = scenario;
	const begun = Date.now();
	world.ledger.clear();
	world.faults.set(scenario.faults, scenario.seed);
	world.latencyMs = scenario.latency;

	const credential = await api.credentialOf('mittoApi');
	const workflow = await api.createWorkflow(workflowOf(scenario, credential));
	database.delay = scenario.databaseDelay;
	const [starts] = await Promise.all([
		Promise.all(
			campaigns.map(
				async (campaign, index) => await startTwice(stack, workflow, campaign, gaps[index] ?? 0),
			),
		),
		cause(stack, scenario),
	]);
	// An execution whose worker was killed is given up by n8n only after a minute.
	if (trouble === 'none') {
		await Promise.all(starts.flat().map(async (id) => await api.finished(id, patience)));
	}
	world.faults.set([]);
	database.delay = 0;
	const last = await Promise.all(
		campaigns.map(async (campaign) => await runToTheEnd(stack, workflow, campaign)),
	);

	const accepted = withPlus(world.ledger.recipients());
	const broken = strangers(campaigns, accepted);
	const rows: Row[] = [];
	let missing = 0;
	for (const [index, campaign] of campaigns.entries()) {
		const runOf = async (id: string): Promise<Run> => {
			const execution = await api.execution(id);
			return { execution, rows: rowsIn(execution, nodeName(campaign.node)) };
		};
		const ids = starts[index] ?? [];
		const runs = await Promise.all(ids.map(runOf));
		const final = await runOf(last[index] ?? '');
		broken.push(
			...brokenPromises(campaign, final.rows, accepted),
			...claimedTwice(campaign, [...runs, final]),
			...(trouble === 'none' ? runs : [])
				.concat(final)
				.flatMap((run) => unexplainedEnd(campaign, run, ids)),
		);
		missing += missingOf(campaign, final.rows, accepted);
		rows.push(...final.rows);
	}
	return {
		scenario,
		broken,
		accepted: Object.values(accepted).reduce((sum, times) => sum + times, 0),
		twice: Object.values(accepted).filter((times) => times > 1).length,
		missing,
		unknown: rows.filter(({ outcome }) => outcome === 'unknown').length,
		apart: starts.filter((ids) => new Set(ids.map((id) => workerOf(stack, id))).size > 1).length,
		outcomes: tally(rows),
		seconds: (Date.now() - begun) / 1000,
	};
}

/** Milliseconds. The longest wait is for a holder that was killed with the ledger locked. */
const patience = 240_000;

/** The executions that began; a start can fail while n8n's main process is down. */
async function startTwice(
	{ api }: QueueStack,
	workflow: SavedWorkflow,
	campaign: Campaign,
	gap: number,
): Promise<string[]> {
	const starts = await Promise.allSettled(
		[0, gap].map(async (milliseconds) => {
			await pause(milliseconds);
			return await api.begin(workflow, itemsOf(campaign), startName(campaign.node));
		}),
	);
	return starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
}

/** Runs a campaign when nobody else is sending it any more, and gives the execution that could. */
async function runToTheEnd(
	{ api }: QueueStack,
	workflow: SavedWorkflow,
	campaign: Campaign,
): Promise<string> {
	for (const end = Date.now() + patience; ; ) {
		const id = await api.begin(workflow, itemsOf(campaign), startName(campaign.node));
		const execution = await api.finished(id, patience);
		if (!isRefusal(execution) || Date.now() > end) return id;
		await pause(1000);
	}
}
