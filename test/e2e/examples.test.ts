import { readExamples, sendsAtOnce } from '../../tools/stack/examples';
import { startStack, type Stack } from '../../tools/stack';

let stack: Stack;
beforeAll(async () => {
	stack = await startStack();
}, 900_000);
afterAll(async () => await stack.stop());

/**
 * Those with a credential of the user's own are run by the tests of n8n that is scaled out, those with
 * a data table by a test that looks into it.
 */
const sending = readExamples().filter(sendsAtOnce);

describe('the example workflows in a real n8n', () => {
	it.each(sending.map(({ name }) => name))(
		'"%s" ends green and Mitto has the message',
		async (name) => {
			const workflow = stack.workflows.find((candidate) => candidate.name === name);
			stack.sandbox.world.ledger.clear();

			const execution = await stack.api.run(workflow as NonNullable<typeof workflow>);

			expect(execution.data?.resultData.error?.message).toBeUndefined();
			expect(execution.status).toBe('success');
			const accepted = stack.sandbox.world.ledger.list();
			expect(accepted.length).toBeGreaterThan(0);

			const rows = Object.entries(execution.data?.resultData.runData ?? {})
				.filter(([node]) => node.startsWith('Mitto'))
				.flatMap(([, runs]) => runs.flatMap(({ data }) => data?.main[0] ?? []));
			expect(rows.map(({ json }) => json.messageId)).toEqual(
				accepted.map(({ messageId }) => messageId),
			);
		},
	);
});
