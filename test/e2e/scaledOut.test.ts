import type { SavedWorkflow, WorkflowJson } from '../../tools/n8n/api';
import { startQueue, type QueueStack } from '../../tools/queue';
import type { PostgresServer } from '../../tools/queue/databases';
import { readExamples, withCredentialIds } from '../../tools/stack/examples';

// Campaigns that outgrow one n8n: the examples for many workers, on real workers.

let stack: QueueStack;
beforeAll(async () => {
	stack = await startQueue({ workers: 2, processors: 1 });
}, 900_000);
afterAll(async () => await stack.stop());
beforeEach(() => {
	stack.sandbox.world.ledger.clear();
	stack.sandbox.world.latencyMs = 0;
});

type Nodes = WorkflowJson['nodes'];

/** An example with the credentials of this n8n, and its nodes changed where a test needs it. */
async function save(
	name: string,
	change: (nodes: Nodes) => Nodes,
	credentials: Array<{ type: string; data: object; of: RegExp }>,
): Promise<SavedWorkflow> {
	const example = readExamples().find((candidate) => candidate.name === name);
	if (example === undefined) throw new Error(`There is no example "${name}"`);
	let { nodes } = withCredentialIds(example, await stack.api.credentials());
	for (const { type, data, of } of credentials) {
		const id = await stack.api.createCredential(type, `${type} ${Date.now()}`, data);
		nodes = nodes.map((node) =>
			of.test(node.type) ? { ...node, credentials: { [type]: { id, name: type } } } : node,
		);
	}
	return await stack.api.createWorkflow({ ...example, nodes: change(nodes) });
}

const withCode =
	(name: string, jsCode: string) =>
	(nodes: Nodes): Nodes =>
		nodes.map((node) => (node.name === name ? { ...node, parameters: { jsCode } } : node));

const customers = (count: number, campaign = '') =>
	`return Array.from({ length: ${count} }, (_, n) => ({ json: { campaign: '${campaign}', phone: '+38591' + (1000000 + n), name: 'Customer ' + n } }));`;

/** How often each recipient was sent to. */
const times = () => Object.values(stack.sandbox.world.ledger.recipients());

describe('a campaign in parts', () => {
	it('is sent by several executions at once, to everybody exactly once', async () => {
		const count = 4000;
		const workflow = await save(
			'Bulk campaign in parts on many workers',
			withCode('Customers', customers(count)),
			[
				{
					type: 'httpHeaderAuth',
					data: { name: 'X-Part-Key', value: 'a-long-secret-of-the-test' },
					of: /httpRequest$|\.webhook$/,
				},
			],
		);
		await stack.api.activate(workflow);

		const { status, data } = await stack.api.run(workflow);

		expect(data?.resultData.error?.message).toBeUndefined();
		expect(status).toBe('success');
		const [sum] = data?.resultData.runData.Sum?.[0]?.data?.main[0] ?? [];
		expect(sum?.json).toMatchObject({ parts: 4, recipients: count, accepted: count, unknown: 0 });
		expect(times()).toHaveLength(count);
		expect(Math.max(...times())).toBe(1);

		const again = await stack.api.run(workflow);
		const [second] = again.data?.resultData.runData.Sum?.[0]?.data?.main[0] ?? [];
		expect(second?.json).toMatchObject({ accepted: 0, skipped: count });
		expect(Math.max(...times())).toBe(1);
	}, 300_000);
});

describe('a campaign with a ledger in PostgreSQL', () => {
	const open = async (count: number, campaign: string) => {
		const { user, password, database, port } = stack.postgres as PostgresServer;
		return await save(
			'Bulk campaign with a ledger in PostgreSQL',
			(nodes) =>
				withCode(
					'Customers',
					customers(count, campaign),
				)(nodes).map((node) =>
					node.name === 'Batches' ? { ...node, parameters: { batchSize: 250, options: {} } } : node,
				),
			[
				{
					type: 'postgres',
					data: { host: '127.0.0.1', port, database, user, password, ssl: 'disable' },
					of: /\.postgres$/,
				},
			],
		);
	};
	const outcomes = async (workflow: SavedWorkflow): Promise<Record<string, number>> => {
		const { status, data } = await stack.api.finished(await stack.api.begin(workflow), 240_000);
		expect(data?.resultData.error?.message).toBeUndefined();
		expect(status).toBe('success');
		const rows = data?.resultData.runData['Count Outcomes']?.[0]?.data?.main[0] ?? [];
		return Object.fromEntries(rows.map(({ json }) => [json.outcome, json.recipients]));
	};

	it('sends to everybody once when it is started twice', async () => {
		const workflow = await open(3000, 'twice');
		await Promise.all([outcomes(workflow), outcomes(workflow)]);

		expect(times()).toHaveLength(3000);
		expect(Math.max(...times())).toBe(1);
		expect(await outcomes(workflow)).toEqual({ accepted: 3000 });
		expect(Math.max(...times())).toBe(1);
	}, 300_000);

	it('sends to nobody twice when workers are killed, and knows who is in doubt', async () => {
		stack.sandbox.world.latencyMs = 200;
		const workflow = await open(5000, 'killed');
		for (const worker of stack.workers) {
			const before = times().length;
			await Promise.all([stack.api.begin(workflow), stack.api.begin(workflow)]);
			const patience = Date.now() + 60_000;
			while (times().length < before + 500 && Date.now() < patience) {
				await new Promise((resolve) => setTimeout(resolve, 20));
			}
			await worker.kill();
			await stack.revive();
		}
		const { accepted = 0, claimed = 0, ...others } = await outcomes(workflow);

		expect(others).toEqual({});
		expect(Math.max(...times())).toBe(1);
		expect(accepted + claimed).toBe(5000);
		// A batch of each execution that was killed, at most.
		expect(claimed).toBeLessThanOrEqual(4 * 250);
		expect(times().length).toBeGreaterThanOrEqual(accepted);
		expect(times().length).toBeLessThanOrEqual(accepted + claimed);
		console.log(
			`Two workers killed: ${accepted} accepted, ${claimed} in doubt, ${times().length} at the vendor, nobody twice`,
		);
	}, 600_000);
});
