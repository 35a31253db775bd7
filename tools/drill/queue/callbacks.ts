import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';

import { signToken } from '../../../nodes/callbacks/token';
import { settled } from '../../../nodes/values/settled';
import { randomFrom } from '../../../sandbox/random';
import type { SavedWorkflow } from '../../n8n/api';
import type { QueueStack } from '../../queue';
import { demoKeys } from '../../stack/credentials';
import { pause } from '../drill';

export interface CallbackReport {
	/** Callbacks that were made, without the vendors' retries. */
	made: number;
	/** Good ones that were made once or more. */
	distinct: number;
	repeats: number;
	forged: number;
	/** Forged ones that reached the node after the trigger. */
	forgedIn: number;
	/** Times that a repeat reached the node after the trigger. */
	repeatsThrough: number;
	/** Good ones that were answered with 200 and never reached the node after the trigger. */
	lost: number;
	/** Executions that were killed before they could reach that node. */
	killed: number;
	/** Milliseconds that the trigger took in an execution, the median of the last ones. */
	lookUp: number;
	/** From the first callback to the last event that reached that node. */
	seconds: number;
}

/**
 * A vendor of delivery reports who repeats some of them at once, to another webhook processor, and
 * strangers who forge some. Each report that gets past the trigger is counted behind it.
 */
export class CallbackTraffic {
	private readonly arrived = new Map<string, number>();

	private readonly acknowledged = new Set<string>();

	private readonly forged = new Set<string>();

	private made = 0;

	private repeats = 0;

	private readonly begun = Date.now();

	private lastArrival = Date.now();

	private readonly random: () => number;

	private constructor(
		private readonly stack: QueueStack,
		private readonly workflow: SavedWorkflow,
		private readonly counter: Server,
		private readonly seed: number,
		private readonly shareOfRepeats: number,
	) {
		this.random = randomFrom(seed);
	}

	/** @param shareOfRepeats of the good callbacks, those that come twice */
	static async begin(
		stack: QueueStack,
		seed: number,
		shareOfRepeats = 0.3,
	): Promise<CallbackTraffic> {
		const counter = createServer((request, response) => {
			traffic.count(new URL(request.url ?? '', 'http://127.0.0.1').searchParams.get('id') ?? '');
			response.end('{}');
		});
		await new Promise<void>((resolve) => counter.listen(0, '127.0.0.1', resolve));
		const { port } = counter.address() as AddressInfo;
		const workflow = await publish(stack, seed, `http://127.0.0.1:${port}/`);
		const traffic = new CallbackTraffic(stack, workflow, counter, seed, shareOfRepeats);
		return traffic;
	}

	/** Makes callbacks as fast as so many of them at once are answered. */
	async make(count: number, atOnce = 8): Promise<void> {
		const most = this.made + count;
		await Promise.all(
			Array.from({ length: atOnce }, async () => {
				while (this.made < most) await this.one();
			}),
		);
	}

	/** Makes so many callbacks a second until the function that is given back is called. */
	keepMaking(perSecond: number): () => Promise<void> {
		let goesOn = perSecond > 0;
		const pending: Array<Promise<void>> = [];
		const making = (async () => {
			while (goesOn) {
				pending.push(this.one());
				await pause(1000 / perSecond);
			}
		})();
		return async () => {
			goesOn = false;
			await making;
			await Promise.all(pending);
		};
	}

	/** Waits until what was taken has run, and counts. */
	async report(): Promise<CallbackReport> {
		const due = () => [...this.acknowledged].filter((id) => !this.arrived.has(id));
		for (let quiet = 0; quiet < 10 || (due().length > 0 && quiet < 100); quiet++) {
			const before = this.lastArrival;
			await pause(300);
			if (this.lastArrival !== before) quiet = 0;
		}
		await new Promise((resolve) => this.counter.close(resolve));
		const good = [...this.arrived].filter(([id]) => !this.forged.has(id));
		return {
			made: this.made,
			distinct: this.made - this.repeats - this.forged.size,
			repeats: this.repeats,
			forged: this.forged.size,
			forgedIn: this.arrived.size - good.length,
			repeatsThrough: good.reduce((sum, [, times]) => sum + times - 1, 0),
			lost: due().length,
			lookUp: await this.medianOfTrigger(),
			killed: await this.stack.api.countOfFailed(this.workflow.id),
			seconds: (this.lastArrival - this.begun) / 1000,
		};
	}

	private async medianOfTrigger(): Promise<number> {
		const executions = await this.stack.api.executions(this.workflow.id);
		const times = executions.flatMap(({ data }) => {
			const [run] = data?.resultData.runData?.Trigger ?? [];
			return run?.executionTime === undefined ? [] : [run.executionTime];
		});
		return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
	}

	private count(id: string): void {
		this.arrived.set(id, (this.arrived.get(id) ?? 0) + 1);
		this.lastArrival = Date.now();
	}

	private async one(): Promise<void> {
		const id = `m-${this.seed}-${++this.made}`;
		const first = this.made;
		if (this.random() < 0.1) {
			this.forged.add(id);
			await this.post(id, first, this.random() < 0.5 ? '' : tokenBy(strangersKey));
			return;
		}
		const token = tokenBy(demoKeys.delivery);
		const repeated = this.random() < this.shareOfRepeats;
		if (repeated) {
			this.made++;
			this.repeats++;
		}
		await Promise.all([
			this.untilAnswered(id, first, token),
			repeated && this.untilAnswered(id, first + 1, token),
		]);
	}

	/** As a vendor does, until the answer is good. */
	private async untilAnswered(id: string, place: number, token: string): Promise<void> {
		for (let tries = 0; tries < 60; tries++) {
			if ((await this.post(id, place + tries, token)) === 200) {
				this.acknowledged.add(id);
				return;
			}
			await pause(500);
		}
	}

	private async post(id: string, place: number, token: string): Promise<number> {
		const { processors } = this.stack;
		const processor = processors[place % processors.length]?.url ?? '';
		const answer = await settled(
			axios.post(
				`${processor}/webhook/${pathOf(this.seed)}/delivery`,
				{ messageId: id, status: 'DELIVERED', errorcode: '0' },
				{ params: { token }, validateStatus: () => true, timeout: 30_000 },
			),
		);
		return answer.status === 'fulfilled' ? answer.value.status : 0;
	}
}

const strangersKey = 'a-strangers-key-0123456789abcdefghij';

function tokenBy(key: string): string {
	const times = { now: Date.now(), lifetime: 3600 };
	return signToken({ id: 'drill' }, [key], times);
}

const pathOf = (seed: number) => `queue-drill-${seed}`;

/** A trigger and a node after it that tells the counter of each event. */
async function publish(
	{ api }: QueueStack,
	seed: number,
	counterUrl: string,
): Promise<SavedWorkflow> {
	const credential = await api.credentialOf('mittoApi');
	const webhookId = pathOf(seed);
	const workflow = await api.createWorkflow({
		name: `Callbacks ${seed}`,
		nodes: [
			{
				id: webhookId,
				webhookId,
				name: 'Trigger',
				type: 'n8n-nodes-mitto.mittoDeliveryTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: { source: 'sms' },
				credentials: { mittoApi: credential },
			},
			{
				id: 'count',
				name: 'Count',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				position: [220, 0],
				parameters: { url: `=${counterUrl}?id={{ $json.messageId }}`, options: {} },
			},
		],
		connections: { Trigger: { main: [[{ node: 'Count', type: 'main', index: 0 }]] } },
	});
	await api.activate(workflow);
	return workflow;
}
