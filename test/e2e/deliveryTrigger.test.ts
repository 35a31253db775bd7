import axios from 'axios';

import { MittoDeliveryTrigger } from '../../nodes/MittoDeliveryTrigger/MittoDeliveryTrigger.node';
import { trafficAccounts } from '../../sandbox/accounts';
import type { SavedWorkflow } from '../../tools/n8n/api';
import { startStack, type Stack } from '../../tools/stack';
import { demoKeys } from '../../tools/stack/credentials';
import { filledTemplate, keys, token } from '../support/callbacks/smsReport';
import { ended, outputOf, publish, triggerWorkflow } from '../support/e2e';

let stack: Stack;
beforeAll(async () => {
	stack = await startStack();
}, 900_000);
afterAll(async () => await stack.stop());

const example = (name: string) =>
	stack.workflows.find((workflow) => workflow.name === name) as SavedWorkflow;

async function post(path: string, body: string, given: string, contentType = 'application/json') {
	const { status, data } = await axios.post<unknown>(`${stack.n8n.url}/webhook/${path}`, body, {
		params: { token: given },
		headers: { 'content-type': contentType },
		validateStatus: () => true,
	});
	return { status, data };
}

const good = () => token({ key: demoKeys.delivery, reference: 'order-1' });
const taken = { status: 200, data: { status: 'accepted' } };
const forged = { status: 401, data: { error: 'unauthorised' } };

describe('SMS delivery reports over real HTTP', () => {
	it('start exactly the executions that they should', async () => {
		const path = 'e2e-sms/delivery';
		const workflow = await publish(
			stack.api,
			triggerWorkflow(new MittoDeliveryTrigger(), {
				webhookId: 'e2e-sms',
				parameters: { source: 'sms', filters: { statuses: ['delivered', 'failed'] } },
				credentials: ['mittoApi'],
			}),
		);
		const report = (msgid: string, status = 'DELIVERED') => filledTemplate({ msgid, status });
		const key = demoKeys.delivery;

		expect(await post(path, report('m-1'), good())).toEqual(taken);
		expect(await post(path, report('m-1'), good())).toEqual({
			status: 200,
			data: { status: 'duplicate' },
		});
		expect(await post(path, report('m-2'), token({ key: keys.stranger }))).toEqual(forged);
		expect(await post(path, report('m-3'), token({ key, age: 7200 }))).toEqual(forged);
		expect(await post(path, report('m-4'), '')).toEqual(forged);
		expect(await post(path, report('m-5', 'SENT'), good())).toEqual({
			status: 200,
			data: { status: 'filtered' },
		});
		expect(await post(path, 'msgid=m-6', good(), 'text/plain')).toMatchObject({ status: 415 });
		expect(await post(path, '[]', good())).toMatchObject({
			status: 400,
			data: { error: 'malformed' },
		});
		const params = { token: good(), msgid: 'm-7', status: 'FAILED', errorcode: '438' };
		const byGet = await axios.get<unknown>(`${stack.n8n.url}/webhook/${path}`, { params });
		expect({ status: byGet.status, data: byGet.data }).toEqual(taken);
		// Repeats that arrive at once find one process and one memory.
		await Promise.all(
			Array.from({ length: 5 }, async () => await post(path, report('m-8'), good())),
		);

		const executions = await ended(stack.api, workflow.id, 3);
		expect(executions.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
		const events = executions.flatMap((execution) => outputOf(execution, 'Trigger'));
		expect(events.map(({ messageId }) => messageId)).toEqual(['m-1', 'm-7', 'm-8']);
		expect(events[1]).toEqual({
			event: 'delivery',
			channel: 'sms',
			messageId: 'm-7',
			status: 'failed',
			final: true,
			rawStatus: 'FAILED',
			errorCode: '438',
			description: null,
			reference: 'order-1',
			destination: null,
			trafficAccountId: null,
			callbackId: 'callback-1',
			keyPosition: 1,
			occurredAt: null,
			receivedAt: expect.any(String),
			raw: { msgid: 'm-7', status: 'FAILED', errorcode: '438' },
		});
	});

	it('are taken once also when n8n was killed in between, since the second net remembers', async () => {
		const path = 'e2e-net/delivery';
		const workflow = await publish(
			stack.api,
			triggerWorkflow(new MittoDeliveryTrigger(), {
				webhookId: 'e2e-net',
				// A window so long that both reports fall into it.
				parameters: { source: 'sms', options: { duplicatesWindow: 10080 } },
				credentials: ['mittoApi'],
			}),
		);
		const body = filledTemplate({ msgid: 'm-net' });
		expect(await post(path, body, good())).toEqual(taken);
		expect(await ended(stack.api, workflow.id, 1)).toHaveLength(1);

		await stack.n8n.kill();
		await stack.restart();

		expect(await post(path, body, good())).toEqual(taken);
		const executions = await ended(stack.api, workflow.id, 2);
		expect(executions.map((execution) => outputOf(execution, 'Trigger').length)).toEqual([1, 0]);
	});
});

describe('the webhook at Mitto', () => {
	/** The example workflows have webhooks of their own. */
	let before: Set<string>;
	beforeAll(() => {
		before = new Set(stack.sandbox.world.mittoWebhooks.keys());
	});
	const webhooks = () =>
		[...stack.sandbox.world.mittoWebhooks.values()].filter(({ id }) => !before.has(id));

	it('is there from activation to deactivation, also when n8n is killed, and serves', async () => {
		stack.sandbox.world.mittoWebhooks.set('theirs', {
			id: 'theirs',
			url: 'https://crm.example.com',
		});
		const workflow = await publish(
			stack.api,
			triggerWorkflow(new MittoDeliveryTrigger(), {
				webhookId: 'e2e-chat',
				parameters: {
					source: 'chatApps',
					setUp: 'automatic',
					trafficAccountIds: [trafficAccounts[1]?.id],
					options: { allowLocalAddress: true },
				},
				credentials: ['mittoApi'],
			}),
		);
		const url = `${stack.n8n.url}/webhook/e2e-chat/delivery`;
		expect(webhooks().map((webhook) => webhook.url)).toEqual(['https://crm.example.com', url]);

		const deliver = async (messageId: string, how: object = {}) =>
			(
				await axios.post<{ status: number }>(`${stack.sandbox.url}/control/deliver/chat-apps`, {
					body: JSON.stringify({ messageId, deliveryStatus: 'Delivered' }),
					...how,
				})
			).data;
		expect(await deliver('c-1')).toMatchObject({ status: 200, body: { status: 'accepted' } });
		expect(await deliver('c-1')).toMatchObject({ status: 200, body: { status: 'duplicate' } });
		expect(await deliver('c-2', { forge: true })).toMatchObject({ status: 401 });
		expect(await deliver('c-3', { unsigned: true })).toMatchObject({ status: 401 });

		await stack.n8n.kill();
		await stack.restart();
		expect(webhooks().map((webhook) => webhook.url)).toEqual(['https://crm.example.com', url]);
		expect(await deliver('c-4')).toMatchObject({ status: 200, body: { status: 'accepted' } });

		const executions = await ended(stack.api, workflow.id, 2);
		const events = executions.flatMap((execution) => outputOf(execution, 'Trigger'));
		expect(events.map(({ messageId }) => messageId)).toEqual(['c-1', 'c-4']);

		await stack.api.deactivate(workflow);
		expect(webhooks().map((webhook) => webhook.id)).toEqual(['theirs']);
	});

	it('is refused while the address is a local one, and Mitto is not asked', async () => {
		stack.sandbox.world.requests.length = 0;
		const refusal = publish(
			stack.api,
			triggerWorkflow(new MittoDeliveryTrigger(), {
				webhookId: 'e2e-local',
				parameters: {
					source: 'chatApps',
					setUp: 'automatic',
					trafficAccountIds: [trafficAccounts[1]?.id],
				},
				credentials: ['mittoApi'],
			}),
		);
		await expect(refusal).rejects.toThrow(/leads to 127\.0\.0\.1, which Mitto cannot reach/);
		expect(stack.sandbox.world.requests).toEqual([]);
	});
});

describe('the example workflows', () => {
	it('follow an SMS to its delivery report, by a callback that is signed for it', async () => {
		const workflow = example('Follow an SMS to its delivery report');
		const sending = await stack.api.run(workflow);
		const [sent] = outputOf(sending, 'Mitto Send');

		const [, report] = await ended(stack.api, workflow.id, 2);
		const [event] = outputOf(report as NonNullable<typeof report>, 'Delivery Report');
		expect(event).toMatchObject({
			messageId: sent?.messageId,
			callbackId: sent?.callbackId,
			reference: 'order-4711',
			status: 'delivered',
		});
		expect(outputOf(report as NonNullable<typeof report>, 'Tick Off Order')).toHaveLength(1);
	});

	it('read callbacks behind a Webhook node', async () => {
		const workflow = example('Take callbacks in volume');
		const path = 'example-callbacks-in-volume';
		await post(path, filledTemplate({ msgid: 'v-1' }), good());
		await post(path, filledTemplate({ msgid: 'v-2' }), token({ key: keys.stranger }));

		const executions = await ended(stack.api, workflow.id, 2);
		const notes = executions.map((execution) => ({
			event: outputOf(execution, 'Event').map(({ note }) => note),
			refused: outputOf(execution, 'Refused').map(({ note }) => note),
		}));
		expect(notes).toEqual([
			{ event: ['v-1 is delivered'], refused: [] },
			{
				event: [],
				refused: [
					'The callback is not genuine: The token was signed with none of the keys in the credential',
				],
			},
		]);
	});
});
