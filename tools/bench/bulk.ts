/**
 * `npm run bench:bulk`: how long a real n8n takes for 10,000 and for 100,000 personalised SMS against
 * a Mitto that answers after 50 ms, how many requests that makes, and how much memory it needs. Ends
 * with exit code 1 unless every recipient is exactly once in the vendor's ledger. `--file 1000000` takes
 * as many recipients from a CSV file, and fails too when n8n needs more than 300 MB above idle;
 * `--personal` gives each a text of their own, `--binary database` has n8n keep files there.
 *
 * `npm run bench:bulk -- --sizes 100000 --compare`: the same campaign without and with variants and
 * guards, and what these cost.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { startStack, type Stack } from '../stack';
import { campaignWorkflow, reached, writePeople } from './campaign';
import { MemoryWatch, processorSeconds, residentMegabytes } from './processWatch';

interface Variant {
	recipients: number;
	output: 'recipients' | 'summary';
	/** A CSV file of all recipients, instead of items. */
	file?: string;
	personal?: boolean;
	/** With variants and guards. */
	divided: boolean;
}

interface Measurement extends Variant {
	/** From the start of the execution to its end, with what n8n does around the node. */
	seconds: number;
	/** What the node itself took of it. */
	nodeSeconds: number;
	/** Of n8n's process, from start to end of the execution. */
	processorSeconds: number;
	requests: number;
	/** Megabytes. */
	memoryBefore: number;
	memoryPeak: number;
	/** Accepted messages, and recipients who got more or less than one. */
	accepted: number;
	wrong: number;
}

const latencyMs = 50;

/** Megabytes that a campaign from a file may need beyond what n8n needs for nothing. */
const mostAdded = 300;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			sizes: { type: 'string', default: '10000,100000' },
			output: { type: 'string', default: 'recipients' },
			file: { type: 'string' },
			personal: { type: 'boolean', default: false },
			/** How n8n keeps files: filesystem, database or default, which is in memory. */
			binary: { type: 'string', default: 'filesystem' },
			compare: { type: 'boolean', default: false },
		},
	});
	const folder = mkdtempSync(path.join(tmpdir(), 'mitto-bench-'));
	const variants = (values.file ?? values.sizes).split(',').flatMap((size) =>
		(values.compare ? [false, true] : [false]).map(
			(divided): Variant => ({
				recipients: Number(size),
				output: values.output as Variant['output'],
				personal: values.personal,
				divided,
				...(values.file !== undefined && { file: path.join(folder, `${size}.csv`) }),
			}),
		),
	);
	for (const { file, recipients } of variants) {
		if (file !== undefined) await writePeople(file, recipients);
	}

	const environment = {
		N8N_RESTRICT_FILE_ACCESS_TO: folder,
		N8N_DEFAULT_BINARY_DATA_MODE: values.binary,
	};
	const stack = await startStack({ examples: false, environment });
	const results: Measurement[] = [];
	try {
		stack.sandbox.world.latencyMs = latencyMs;
		for (const variant of variants) {
			// A new process for each, so that one does not pay for the memory of another.
			await stack.n8n.stop();
			await stack.restart();
			if (variant.file !== undefined) await warmUp(stack, folder);
			const result = await measure(stack, variant);
			print(result);
			results.push(result);
		}
	} finally {
		await stack.stop();
		rmSync(folder, { recursive: true, force: true });
	}
	const [small, large] = results;
	if (small !== undefined && large !== undefined) {
		if (values.compare) compareCost(results);
		else compare(small, large);
	}
	if (results.some(({ wrong }) => wrong > 0) || results.some(isTooLarge)) process.exitCode = 1;
}

function isTooLarge({ file, memoryBefore, memoryPeak }: Measurement): boolean {
	return file !== undefined && memoryPeak - memoryBefore > mostAdded;
}

/** Idle is an n8n that has loaded what it needs; it does so with the first execution. */
async function warmUp(stack: Stack, folder: string): Promise<void> {
	const variant: Variant = {
		recipients: 1000,
		output: 'recipients',
		file: path.join(folder, 'warm-up.csv'),
		divided: false,
	};
	await writePeople(variant.file ?? '', variant.recipients);
	await measure(stack, variant);
}

async function measure(stack: Stack, variant: Variant): Promise<Measurement> {
	const { api, n8n, sandbox } = stack;
	sandbox.world.ledger.clear();
	sandbox.world.requestCount = 0;
	const { recipients, file, personal = false, output, divided } = variant;
	const workflow = await api.createWorkflow(
		campaignWorkflow({
			...{ recipients, file, personal },
			start: manually,
			credential: await api.credentialOf('mittoApi'),
			fields: {
				campaignId: `bench-${recipients}-${divided}`,
				output,
				...(divided && variantsAndGuards),
			},
		}),
	);

	const memoryBefore = await residentMegabytes(n8n.pid);
	const processorBefore = await processorSeconds(n8n.pid);
	const watch = new MemoryWatch(n8n.pid);
	const begun = Date.now();
	const id = await api.begin(workflow);
	const { status, data } = await api.finished(id, 1_800_000);
	const seconds = (Date.now() - begun) / 1000;
	const memoryPeak = await watch.stop();

	if (status !== 'success') {
		throw new Error(`The execution ended as ${status}: ${data?.resultData.error?.message}`);
	}
	const [run] = data?.resultData.runData?.['Mitto Bulk'] ?? [];
	return {
		...variant,
		seconds,
		processorSeconds: (await processorSeconds(n8n.pid)) - processorBefore,
		nodeSeconds: (run?.executionTime ?? Number.NaN) / 1000,
		requests: sandbox.world.requestCount,
		memoryBefore,
		memoryPeak,
		...reached(sandbox, recipients),
	};
}

const manually = { type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} };

const variantsAndGuards = {
	variants: {
		variant: ['Hi', 'Good day'].map((word) => ({
			variantName: word,
			share: 30,
			channel: 'sms',
			messageType: 'sendText',
			sender: 'MyShop',
			text: `=${word} {{ $json.name }}, our winter sale begins today`,
		})),
	},
	options: {
		allowedCountries: ['HR'],
		allowedRecipients: '+385*',
		mostRecipients: 1_000_000,
		mostParts: 2,
	},
};

function print(result: Measurement): void {
	const { recipients, output, divided, seconds, nodeSeconds, requests } = result;
	console.log(
		`${recipients} recipients (output: ${output}${divided ? ', with variants and guards' : ''}): ${nodeSeconds.toFixed(1)} s in the node, ` +
			`${seconds.toFixed(1)} s in all (${result.processorSeconds} s of the processor), ${requests} requests, ` +
			`${result.memoryBefore.toFixed(0)} MB before, ${result.memoryPeak.toFixed(0)} MB at the peak, ` +
			`${result.accepted} accepted, ${result.wrong} recipients not exactly once`,
	);
}

/** Each size without and with variants and guards. */
function compareCost(results: Measurement[]): void {
	for (const divided of results.filter((result) => result.divided)) {
		const plain = results.find(
			(result) => !result.divided && result.recipients === divided.recipients,
		);
		if (plain === undefined) continue;
		const ratio = (name: 'nodeSeconds' | 'seconds' | 'processorSeconds') =>
			(divided[name] / plain[name]).toFixed(2);
		console.log(
			`${divided.recipients} recipients with variants and guards: ${ratio('nodeSeconds')} times the ` +
				`node's seconds without, ${ratio('seconds')} times all seconds, ` +
				`${ratio('processorSeconds')} times those of the processor`,
		);
	}
}

function compare(small: Measurement, large: Measurement): void {
	const ratio = (name: 'recipients' | 'nodeSeconds' | 'seconds' | 'requests') =>
		(large[name] / small[name]).toFixed(1);
	const growth = ({ memoryPeak, memoryBefore }: Measurement) => memoryPeak - memoryBefore;
	console.log(
		`Times the recipients: ${ratio('recipients')}; times the node's seconds: ${ratio('nodeSeconds')}; ` +
			`times all seconds: ${ratio('seconds')}; times the requests: ${ratio('requests')}; ` +
			`times the added memory: ${(growth(large) / growth(small)).toFixed(1)}`,
	);
}

main().catch((reason: Error) => {
	console.error(reason.stack);
	process.exitCode = 1;
});
