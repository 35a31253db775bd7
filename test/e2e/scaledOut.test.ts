import type { SavedWorkflow, WorkflowJson } from '../../tools/n8n/api';
import { startQueue, type QueueStack } from '../../tools/queue';
import { exampleNamed, readExamples, withCredentialIds } from '../../tools/stack/examples';

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
	const example = exampleNamed(readExamples(), name);
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

/** Numbers that begin as no others of this file do, so that no test sees what another one sends. */
const customers = (count: number, prefix: string, campaign = '') =>
	`return Array.from({ length: ${count} }, (_, n) => ({ json: { campaign: '${campaign}', phone: '${prefix}' + (1000000 + n), name: 'Customer ' + n } }));`;

/** How often each recipient was sent to. */
const times = (prefix: string) =>
	Object.entries(stack.sandbox.world.ledger.recipients())
		.filter(([recipient]) => recipient.startsWith(prefix))
		.map(([, count]) => count);

describe('a campaign in parts', () => {
	it('is sent by several executions at once, to everybody exactly once', async () => {
		const count = 2000;
		const workflow = await save(
			'Bulk campaign in parts on many workers',
			withCode('Customers', customers(count, '+38591')),
			[
				{
					type: 'httpHeaderAuth',
					data: { name: 'X-Part-Key', value: 'a-long-secret-of-the-test' },
					of: /httpRequest$|\.webhook$/,
				},
			],
		);
		await stack.api.activate(workflow);

		const run = async () => await stack.api.finished(await stack.api.begin(workflow), 400_000);
		const { status, data } = await run();

		expect(data?.resultData.error?.message).toBeUndefined();
		expect(status).toBe('success');
		const [sum] = data?.resultData.runData?.Sum?.[0]?.data?.main[0] ?? [];
		expect(sum?.json).toMatchObject({ parts: 4, recipients: count, accepted: count, unknown: 0 });
		expect(times('+38591')).toHaveLength(count);
		expect(Math.max(...times('+38591'))).toBe(1);

		const again = await run();
		const [second] = again.data?.resultData.runData?.Sum?.[0]?.data?.main[0] ?? [];
		expect(second?.json).toMatchObject({ accepted: 0, skipped: count });
		expect(Math.max(...times('+38591'))).toBe(1);
	}, 900_000);
});

describe('a campaign with a ledger in PostgreSQL', () => {
	const open = async (count: number, prefix: string, campaign: string) => {
		const { user, password, database, port } = stack.postgres;
		return await save(
			'Bulk campaign with a ledger in PostgreSQL',
			(nodes) =>
				withCode(
					'Customers',
					customers(count, prefix, campaign),
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
		const { status, data } = await stack.api.finished(await stack.api.begin(workflow), 400_000);
		expect(data?.resultData.error?.message).toBeUndefined();
		expect(status).toBe('success');
		const rows = data?.resultData.runData?.['Count Outcomes']?.[0]?.data?.main[0] ?? [];
		return Object.fromEntries(rows.map(({ json }) => [json.outcome, json.recipients]));
	};

	it('sends to everybody once when it is started twice', async () => {
		const workflow = await open(3000, '+38592', 'twice');
		await Promise.all([outcomes(workflow), outcomes(workflow)]);

		expect(times('+38592')).toHaveLength(3000);
		expect(Math.max(...times('+38592'))).toBe(1);
		expect(await outcomes(workflow)).toEqual({ accepted: 3000 });
		expect(Math.max(...times('+38592'))).toBe(1);
	}, 900_000);

	it('sends to nobody twice when workers are killed, and knows who is in doubt', async () => {
		stack.sandbox.world.latencyMs = 200;
		const workflow = await open(5000, '+38593', 'killed');
		for (const worker of stack.workers) {
			const before = times('+38593').length;
			await Promise.all([stack.api.begin(workflow), stack.api.begin(workflow)]);
			const patience = Date.now() + 120_000;
			while (times('+38593').length < before + 500 && Date.now() < patience) {
				await new Promise((resolve) => setTimeout(resolve, 20));
			}
			await worker.kill();
			await stack.revive();
		}
		const { accepted = 0, claimed = 0, ...others } = await outcomes(workflow);

		expect(others).toEqual({});
		expect(Math.max(...times('+38593'))).toBe(1);
		expect(accepted + claimed).toBe(5000);
		// A batch of each execution that was killed, at most.
		expect(claimed).toBeLessThanOrEqual(4 * 250);
		expect(times('+38593').length).toBeGreaterThanOrEqual(accepted);
		expect(times('+38593').length).toBeLessThanOrEqual(accepted + claimed);
		console.log(
			`Two workers killed: ${accepted} accepted, ${claimed} in doubt, ${times('+38593').length} at the vendor, nobody twice`,
		);
	}, 1_500_000);
});
