/**
 * `npm run bench:parts`: one campaign in n8n's queue mode, sent by one execution and by four at the same
 * time, each a part of it, on two workers, against a Mitto that answers after 50 ms. Prints how much
 * sooner the parts were done. Ends with exit code 1 unless every recipient is exactly once in the
 * vendor's ledger. `--recipients 100000` takes as many, `--parts 8` and `--workers 4` so many of those.
 */
import { parseArgs } from 'node:util';

import { trafficAccounts } from '../../sandbox/accounts';
import type { SavedWorkflow, WorkflowJson } from '../n8n/api';
import { startQueue, type QueueStack } from '../queue';

interface Setting {
	recipients: number;
	parts: number;
}

const latencyMs = 50;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			recipients: { type: 'string', default: '20000' },
			parts: { type: 'string', default: '4' },
			workers: { type: 'string', default: '2' },
		},
	});
	const recipients = Number(values.recipients);
	const stack = await startQueue({ workers: Number(values.workers), processors: 1 });
	try {
		stack.sandbox.world.latencyMs = latencyMs;
		// A worker loads what it needs with its first execution.
		await measure(stack, { recipients: 1_000, parts: 4 });
		const whole = await measure(stack, { recipients, parts: 1 });
		const parts = await measure(stack, { recipients, parts: Number(values.parts) });
		console.log(
			`${values.parts} parts on ${values.workers} workers took ${(parts / whole).toFixed(2)} times as long as one execution`,
		);
	} finally {
		await stack.stop();
	}
}

/**
 * Seconds from the moment that the first node began to send until the last one had sent. n8n hands the
 * items of executions that were begun in the editor to its main process, as it does not for others; that
 * takes longer than the campaign, and is told apart.
 */
async function measure(stack: QueueStack, setting: Setting): Promise<number> {
	const { api, sandbox } = stack;
	const { recipients, parts } = setting;
	sandbox.world.ledger.clear();
	sandbox.world.requestCount = 0;
	const credential = (await api.credentials()).find(({ type }) => type === 'mittoApi');
	const workflow = await api.createWorkflow(workflowOf(setting, credential?.id ?? ''));

	const begun = Date.now();
	const numbers = Array.from({ length: parts }, (_, index) => index + 1);
	const spans = await Promise.all(
		numbers.map(async (number) => await send(stack, workflow, number)),
	);
	const inAll = (Date.now() - begun) / 1000;
	const first = Math.min(...spans.map(({ from }) => from));
	const last = Math.max(...spans.map(({ to }) => to));
	const seconds = (last - first) / 1000;

	const times = Object.values(sandbox.world.ledger.recipients());
	const wrong = times.filter((count) => count !== 1).length + (recipients - times.length);
	console.log(
		`${recipients} recipients in ${parts} parts: ${seconds.toFixed(1)} s, ` +
			`${inAll.toFixed(1)} s with all that n8n does around, ${sandbox.world.requestCount} requests, ${wrong} recipients not exactly once`,
	);
	if (wrong > 0) process.exitCode = 1;
	return seconds;
}

/** When the node began and ended, in milliseconds. */
async function send(
	{ api }: QueueStack,
	workflow: SavedWorkflow,
	number: number,
): Promise<{ from: number; to: number }> {
	const id = await api.begin(workflow, [{ number }]);
	const { status, data } = await api.finished(id, 1_800_000);
	if (status !== 'success') {
		throw new Error(`Part ${number} ended as ${status}: ${data?.resultData.error?.message}`);
	}
	const [run] = data?.resultData.runData?.['Mitto Bulk'] ?? [];
	const from = run?.startTime ?? Number.NaN;
	return { from, to: from + (run?.executionTime ?? Number.NaN) };
}

function workflowOf({ recipients, parts }: Setting, credentialId: string): WorkflowJson {
	const link = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	return {
		name: `Bench of ${recipients} in ${parts} parts`,
		nodes: [
			{
				id: 'start',
				name: 'Start',
				type: 'n8n-nodes-base.executeWorkflowTrigger',
				typeVersion: 1.1,
				position: [0, 0],
				parameters: { inputSource: 'passthrough' },
			},
			{
				id: 'people',
				name: 'People',
				type: 'n8n-nodes-base.code',
				typeVersion: 2,
				position: [220, 0],
				parameters: {
					jsCode: `return Array.from({ length: ${recipients} }, (_, n) => ({ json: { phone: '+385' + (910000000 + n), name: 'Ana ' + n } }));`,
				},
			},
			{
				id: 'bulk',
				name: 'Mitto Bulk',
				type: 'n8n-nodes-mitto.mittoBulk',
				typeVersion: 1,
				position: [440, 0],
				credentials: { mittoApi: { id: credentialId, name: 'Mitto (local)' } },
				parameters: {
					operation: 'sendPersonalised',
					recipientField: 'phone',
					channel: 'sms',
					messageType: 'sendText',
					route: 'chatApps',
					trafficAccountId: { __rl: true, mode: 'id', value: trafficAccounts[0]?.id },
					sender: 'MyShop',
					text: '=Hello {{ $json.name }}, our winter sale begins today',
					campaignId: `parts-${recipients}-${parts}`,
					output: 'summary',
					...(parts > 1 && {
						options: {
							part: { split: { number: "={{ $('Start').first().json.number }}", of: parts } },
						},
					}),
				},
			},
		],
		connections: { Start: link('People'), People: link('Mitto Bulk') },
	};
}

main().catch((reason: Error) => {
	console.error(reason.stack);
	process.exitCode = 1;
});
