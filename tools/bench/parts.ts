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

import type { SavedWorkflow } from '../n8n/api';
import { startQueue, type QueueStack } from '../queue';
import { campaignWorkflow, reached, writePeople } from './campaign';

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
	const { recipients, parts, folder, mostUnknown } = setting;
	const file = folder && path.join(folder, `${recipients}.csv`);
	if (file !== undefined) await writePeople(file, recipients);
	sandbox.world.ledger.clear();
	sandbox.world.requestCount = 0;
	const number = "={{ $('Start').first().json.number }}";
	const workflow = await api.createWorkflow(
		campaignWorkflow({
			...{ recipients, file, personal: true },
			start: withNumber,
			credential: await api.credentialOf('mittoApi'),
			fields: {
				campaignId: `parts-${recipients}-${parts}`,
				output: 'summary',
				options: {
					...(parts > 1 && { part: { split: { number, of: parts } } }),
					...(mostUnknown !== undefined && { mostUnknown }),
				},
			},
		}),
	);

	const begun = Date.now();
	const numbers = Array.from({ length: parts }, (_, index) => index + 1);
	const spans = await Promise.all(numbers.map(async (part) => await send(stack, workflow, part)));
	const inAll = (Date.now() - begun) / 1000;
	const first = Math.min(...spans.map(({ from }) => from));
	const last = Math.max(...spans.map(({ to }) => to));
	const seconds = (last - first) / 1000;

	const { wrong } = reached(sandbox, recipients);
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

/** Passes on what it is started with: the number of the part. */
const withNumber = {
	type: 'n8n-nodes-base.executeWorkflowTrigger',
	typeVersion: 1.1,
	parameters: { inputSource: 'passthrough' },
};

main().catch((reason: Error) => {
	console.error(reason.stack);
	process.exitCode = 1;
});
