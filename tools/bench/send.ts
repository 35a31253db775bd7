/**
 * `npm run bench:send`: how long Mitto Send takes for 1,000 messages in a real n8n against a Mitto that
 * answers after 50 ms, as a ratio to what its concurrency, its pace and that latency allow, and how n8n's memory
 * develops over repeated runs. Ends with exit code 1 unless every message is in the vendor's ledger
 * exactly once and the run with the node's default settings stays within 1.5 of what is possible.
 */
import { trafficAccounts } from '../../sandbox/accounts';
import type { WorkflowJson } from '../n8n/api';
import { startStack, type Stack } from '../stack';
import { residentMegabytes } from './processWatch';

const messages = 1000;
const latencyMs = 50;
/** The node's default. */
const usual: Speed = { atOnce: 20, perSecond: 95 };
const rounds: Speed[] = [
	usual,
	usual,
	usual,
	{ atOnce: 5, perSecond: 0 },
	{ atOnce: 20, perSecond: 0 },
];
const mostOfPossible = 1.5;
/** Without a limit V8 lets garbage pile up, and memory would tell nothing about what is held. */
const smallHeap = { NODE_OPTIONS: '--max-old-space-size=400' };

interface Speed {
	atOnce: number;
	/** 0 means no limit. */
	perSecond: number;
}

interface Round extends Speed {
	seconds: number;
	ratio: number;
	memory: number;
	everyoneOnce: boolean;
}

async function main(): Promise<void> {
	const stack = await startStack({ examples: false, environment: smallHeap });
	const results: Round[] = [];
	try {
		stack.sandbox.world.latencyMs = latencyMs;
		for (const speed of rounds) {
			const result = await measure(stack, speed);
			print(result);
			results.push(result);
		}
	} finally {
		await stack.stop();
	}
	const slow = results.some(
		({ atOnce, perSecond, ratio }) =>
			atOnce === usual.atOnce && perSecond === usual.perSecond && ratio > mostOfPossible,
	);
	if (slow || results.some(({ everyoneOnce }) => !everyoneOnce)) process.exitCode = 1;
}

async function measure({ api, n8n, sandbox }: Stack, speed: Speed): Promise<Round> {
	sandbox.world.ledger.clear();
	const credential = await api.credentialOf('mittoApi');
	const workflow = await api.createWorkflow(workflowOf(speed, credential));
	const { status, data } = await api.run(workflow);
	const [run] = data?.resultData.runData?.['Mitto Send'] ?? [];
	if (status !== 'success' || run === undefined) {
		throw new Error(`The execution ended as ${status}: ${data?.resultData.error?.message}`);
	}
	const seconds = (run.executionTime ?? Number.NaN) / 1000;
	const times = Object.values(sandbox.world.ledger.recipients());
	return {
		...speed,
		seconds,
		ratio: seconds / possibleSeconds(speed),
		memory: await residentMegabytes(n8n.pid),
		everyoneOnce: times.length === messages && times.every((count) => count === 1),
	};
}

/** What places and latency allow, or the pace where that is slower. */
function possibleSeconds({ atOnce, perSecond }: Speed): number {
	const byPlaces = ((messages / atOnce) * latencyMs) / 1000;
	return perSecond === 0 ? byPlaces : Math.max(byPlaces, messages / perSecond);
}

function workflowOf({ atOnce, perSecond }: Speed, credential: object): WorkflowJson {
	const link = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	const place = (type: string, name: string, x: number, parameters: object) => ({
		id: name,
		name,
		type,
		typeVersion: type.endsWith('.code') ? 2 : 1,
		position: [x, 0],
		parameters,
	});
	return {
		name: `Bench with ${atOnce} at once, ${perSecond} a second`,
		nodes: [
			place('n8n-nodes-base.manualTrigger', 'Start', 0, {}),
			place('n8n-nodes-base.code', 'People', 220, {
				jsCode: `return Array.from({ length: ${messages} }, (_, n) => ({ json: { phone: '+385' + (910000000 + n), name: 'Ana ' + n } }));`,
			}),
			{
				...place('n8n-nodes-mitto.mittoSend', 'Mitto Send', 440, {
					resource: 'sms',
					operation: 'sendText',
					trafficAccountId: { __rl: true, mode: 'id', value: trafficAccounts[0]?.id },
					destination: '={{ $json.phone }}',
					sender: 'MyShop',
					text: '=Hello {{ $json.name }}',
					options: { concurrency: atOnce, requestsPerSecond: perSecond },
				}),
				credentials: { mittoApi: credential },
			},
		],
		connections: { Start: link('People'), People: link('Mitto Send') },
	};
}

function print({ atOnce, perSecond, seconds, ratio, memory, everyoneOnce }: Round): void {
	console.log(
		[
			`${messages} messages, ${atOnce} at once, ${perSecond || 'any number'} a second:`,
			`${seconds.toFixed(1)} s in the node,`,
			`${ratio.toFixed(2)} × what that and ${latencyMs} ms allow,`,
			`n8n holds ${memory.toFixed(0)} MB,`,
			everyoneOnce ? 'everybody once' : 'NOT everybody exactly once',
		].join(' '),
	);
}

void main();
