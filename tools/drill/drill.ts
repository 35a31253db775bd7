import type { Execution, SavedWorkflow } from '../n8n/api';
import type { Stack } from '../stack';
import type { Kill, Scenario } from './scenario';
import { brokenPromises, strangers, type Row } from './verdict';
import { itemsOf, nodeName, startName, workflowOf } from './workflow';

export interface DrillReport {
	scenario: Scenario;
	/** Empty when every promise was kept. */
	broken: string[];
	/** Recipients that the vendors accepted. */
	accepted: number;
	/** Rows by outcome and reason, after the last run. */
	outcomes: Record<string, number>;
	requests: number;
	seconds: number;
}

/**
 * Plays a scenario in a real n8n: each campaign is begun, n8n is killed in its middle and started
 * again, until all kills are used up. Then the campaigns run to their end, once with faults and once
 * without; after both, what the node says must agree with what the vendors accepted.
 */
export async function drill(stack: Stack, scenario: Scenario): Promise<DrillReport> {
	const { world } = stack.sandbox;
	const begun = Date.now();
	world.ledger.clear();
	world.requestCount = 0;

	const credential = await stack.api.credentialOf('mittoApi');
	const workflow = await stack.api.createWorkflow(workflowOf(scenario, credential));

	for (const [run, kill] of scenario.kills.entries()) {
		world.faults.set(scenario.faults, scenario.seed + run);
		await runUntilKilled(stack, scenario, workflow, kill);
	}
	world.faults.set(scenario.faults, scenario.seed + scenario.kills.length);
	const withFaults = await runToTheEnd(stack, scenario, workflow);
	world.faults.set([]);
	const afterwards = await runToTheEnd(stack, scenario, workflow);

	return {
		scenario,
		broken: [...new Set([...withFaults.broken, ...afterwards.broken])],
		accepted: world.ledger.summary().accepted,
		outcomes: tally(afterwards.rows),
		requests: world.requestCount,
		seconds: (Date.now() - begun) / 1000,
	};
}

async function runUntilKilled(
	{ api, n8n, sandbox, restart }: Stack,
	{ campaigns }: Scenario,
	workflow: SavedWorkflow,
	{ afterRequests, milliseconds }: Kill,
): Promise<void> {
	const before = sandbox.world.requestCount;
	const ids = await Promise.all(
		campaigns.map(
			async (campaign) => await api.begin(workflow, itemsOf(campaign), startName(campaign.node)),
		),
	);
	let ended = false;
	// A killed n8n cannot tell that they have ended.
	void Promise.allSettled(ids.map(async (id) => await api.finished(id))).then(() => {
		ended = true;
	});
	while (!ended && sandbox.world.requestCount - before < afterRequests) await pause(1);
	await pause(milliseconds);
	await n8n.kill();
	await restart();
}

async function runToTheEnd(
	{ api, sandbox }: Stack,
	{ campaigns }: Scenario,
	workflow: SavedWorkflow,
): Promise<{ broken: string[]; rows: Row[] }> {
	const executions = await Promise.all(
		campaigns.map(
			async (campaign) => await api.run(workflow, itemsOf(campaign), startName(campaign.node)),
		),
	);
	const accepted = withPlus(sandbox.world.ledger.recipients());
	const rowsOfEach = campaigns.map(({ node }, index) =>
		rowsIn(executions[index] as Execution, nodeName(node)),
	);
	return {
		rows: rowsOfEach.flat(),
		broken: [
			...executions.flatMap(failureOf),
			...campaigns.flatMap((campaign, index) =>
				brokenPromises(campaign, rowsOfEach[index] ?? [], accepted),
			),
			...strangers(campaigns, accepted),
		],
	};
}

export function rowsIn({ data }: Execution, node: string): Row[] {
	const [run] = data?.resultData.runData?.[node] ?? [];
	return (run?.data?.main ?? []).flatMap((output) =>
		(output ?? []).map(({ json }) => json as unknown as Row),
	);
}

function failureOf({ status, data }: Execution): string[] {
	if (status === 'success') return [];
	return [`An execution ended as ${status}: ${data?.resultData.error?.message ?? 'no message'}`];
}

/** However a number was written, it is the same phone. */
export function withPlus(accepted: Record<string, number>): Record<string, number> {
	const sums: Record<string, number> = {};
	for (const [destination, times] of Object.entries(accepted)) {
		const phone = `+${destination.replace(/^(\+|00)/, '')}`;
		sums[phone] = (sums[phone] ?? 0) + times;
	}
	return sums;
}

export function tally(rows: Row[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { outcome, reason } of rows) {
		const name = [outcome, reason].filter(Boolean).join(': ');
		counts[name] = (counts[name] ?? 0) + 1;
	}
	return counts;
}

export async function pause(milliseconds: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
