import { sign } from 'jsonwebtoken';

import type { Deliverer } from '../../sandbox/control/deliver';
import { deliver } from '../../sandbox/control/deliver';
import { asCallback } from '../../sandbox/control/say';
import type { Execution } from '../../tools/n8n/api';
import { startStack, type Stack } from '../../tools/stack';

let stack: Stack;
beforeAll(async () => {
	stack = await startStack();
}, 900_000);
afterAll(async () => await stack.stop());

/** The address of the trigger in an example, for vendors that a person has to tell it to. */
function addressIn(name: string): string {
	const nodes = stack.workflows.find((workflow) => workflow.name === name)?.nodes ?? [];
	const hook = nodes.find(({ webhookId }) => webhookId !== undefined)?.webhookId;
	return `${stack.n8n.url}/webhook/${String(hook)}/inbound`;
}

const smsToken = () =>
	sign(
		{ nbf: 1, exp: Math.floor(Date.now() / 1000) + 600 },
		'demo-inbound-key-0123456789abcdef-1',
		{ algorithm: 'HS256', noTimestamp: true },
	);

/** n8n lists an execution only when it has ended. */
async function firstExecution(workflowId: string): Promise<Execution> {
	const end = Date.now() + 60_000;
	for (;;) {
		const [execution] = await stack.api.executions(workflowId);
		if (execution !== undefined) return execution;
		if (Date.now() > end) throw new Error('No execution has ended');
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}

describe('the example workflows that answer people', () => {
	it.each<[string, Deliverer, string, (name: string) => string | undefined]>([
		['Answer a message to a Viber bot', 'viber', '01234567890A=', () => undefined],
		['Answer a message or a tap in Telegram', 'telegram', '1111111', () => undefined],
		['Answer an SMS', 'sms', '385911234567', (name) => `${addressIn(name)}?token=${smsToken()}`],
		[
			'Answer in Google Business Messages',
			'gbm',
			'bb8ceef0-90b4-4876-9467-c8c9ecc1c4e0',
			addressIn,
		],
		['Answer a message in WhatsApp', 'chat-apps', '385911234567', () => undefined],
	])('"%s" answers the person who wrote', async (name, vendor, person, urlOf) => {
		const { world } = stack.sandbox;
		world.ledger.clear();
		const workflow = stack.workflows.find((candidate) => candidate.name === name);

		const answer = await deliver(
			vendor,
			asCallback(vendor, { text: 'Where is order 4711?', url: urlOf(name) }),
			world,
		);
		expect(answer).toMatchObject({ status: 200, body: { status: 'accepted' } });

		const execution = await firstExecution(workflow?.id ?? '');
		expect(execution.data?.resultData.error?.message).toBeUndefined();
		const sent = world.ledger.list();
		expect(sent.map(({ destination }) => destination)).toEqual([person]);
		expect(JSON.stringify(sent[0]?.body)).toContain('You wrote: Where is order 4711?');
	});
});
