/**
 * `npm run bench:parts`: one campaign in n8n's queue mode, sent by one execution and by four at the same
 * time, each a part of it, on two workers, against a Mitto that answers after 50 ms. Prints how much
 * sooner the parts were done. Ends with exit code 1 unless every recipient is exactly once in the
 * vendor's ledger. `--recipients 100000` takes as many, `--parts 8` and `--workers 4` so many of those;
 * `--latency 500` has Mitto answer so late, `--file` takes the recipients from a CSV file, and
 * `--mostUnknown 5` lets so many percent be under way.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { trafficAccounts } from '../../sandbox/accounts';
import type { SavedWorkflow, WorkflowJson } from '../n8n/api';
import { startQueue, type QueueStack } from '../queue';
import { peopleOf, writePeople } from './people';

interface Setting {
	recipients: number;
	parts: number;
	/** A folder for CSV files of the recipients, instead of items. */
	folder?: string | undefined;
	/** Percent. */
	mostUnknown?: number | undefined;
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			recipients: { type: 'string', default: '20000' },
			parts: { type: 'string', default: '4' },
			workers: { type: 'string', default: '2' },
			file: { type: 'boolean', default: false },
			mostUnknown: { type: 'string' },
			latency: { type: 'string', default: '50' },
		},
	});
	const recipients = Number(values.recipients);
	const folder = mkdtempSync(path.join(tmpdir(), 'mitto-bench-'));
	const more = {
		folder: values.file ? folder : undefined,
		mostUnknown: values.mostUnknown === undefined ? undefined : Number(values.mostUnknown),
	};
	const stack = await startQueue({
		workers: Number(values.workers),
		processors: 1,
		environment: { N8N_RESTRICT_FILE_ACCESS_TO: folder, N8N_DEFAULT_BINARY_DATA_MODE: 'database' },
	});
	try {
		stack.sandbox.world.latencyMs = Number(values.latency);
		// A worker loads what it needs with its first execution.
		await measure(stack, { ...more, recipients: 1_000, parts: 4 });
		const whole = await measure(stack, { ...more, recipients, parts: 1 });
		const parts = await measure(stack, { ...more, recipients, parts: Number(values.parts) });
		console.log(
			`${values.parts} parts on ${values.workers} workers took ${(parts / whole).toFixed(2)} times as long as one execution`,
		);
	} finally {
		await stack.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * Seconds from the moment that the first node began to send until the last one had sent. n8n hands the
 * items of executions that were begun in the editor to its main process, as it does not for others; that
 * takes longer than the campaign, and is told apart.
 */
async function measure(stack: QueueStack, setting: Setting): Promise<number> {
	const { api, sandbox } = stack;
	const { recipients, parts, folder } = setting;
	if (folder !== undefined) await writePeople(fileOf(folder, recipients), recipients);
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

const fileOf = (folder: string, recipients: number) => path.join(folder, `${recipients}.csv`);

function workflowOf(
	{ recipients, parts, folder, mostUnknown }: Setting,
	credentialId: string,
): WorkflowJson {
	const options = {
		...(parts > 1 && {
			part: { split: { number: "={{ $('Start').first().json.number }}", of: parts } },
		}),
		...(mostUnknown !== undefined && { mostUnknown }),
	};
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
			peopleOf(recipients, folder && fileOf(folder, recipients)),
			{
				id: 'bulk',
				name: 'Mitto Bulk',
				type: 'n8n-nodes-mitto.mittoBulk',
				typeVersion: 1,
				position: [440, 0],
				credentials: { mittoApi: { id: credentialId, name: 'Mitto (local)' } },
				parameters: {
					...(folder === undefined
						? { operation: 'sendPersonalised', recipientField: 'phone' }
						: { operation: 'sendBulk', recipientsFrom: 'file' }),
					channel: 'sms',
					messageType: 'sendText',
					route: 'chatApps',
					trafficAccountId: { __rl: true, mode: 'id', value: trafficAccounts[0]?.id },
					sender: 'MyShop',
					text:
						folder === undefined
							? '=Hello {{ $json.name }}, our winter sale begins today'
							: 'Hello {name}, our winter sale begins today',
					campaignId: `parts-${recipients}-${parts}`,
					output: 'summary',
					options,
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
