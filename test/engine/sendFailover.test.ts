import type { INodeParameters } from 'n8n-workflow';

import { MittoSend } from '../../nodes/MittoSend/MittoSend.node';
import { account } from '../support/bulkScene';
import { runNode } from '../support/engine';
import { startFakeVendor, type FakeVendor } from '../support/fakeVendor';
import { requestFixture, responseFixture } from '../support/fixture';

let mitto: FakeVendor;
beforeAll(async () => {
	mitto = await startFakeVendor();
});
afterAll(async () => await mitto.close());
beforeEach(() => {
	mitto.requests.length = 0;
});

const send = async (parameters: INodeParameters) =>
	await runNode(new MittoSend(), {
		parameters: {
			resource: 'whatsApp',
			operation: 'sendText',
			trafficAccountId: account('account-whatsapp'),
			destination: '+385911234567',
			text: 'Hello',
			...parameters,
		},
		credentials: {
			mittoApi: {
				apiKey: 'key',
				chatAppsBaseUrl: mitto.url,
				smsRegion: 'custom',
				smsBaseUrl: `${mitto.url}/sms-api`,
			},
		},
	});

const smsStep = {
	channel: 'sms',
	messageType: 'sendText',
	trafficAccountId: account('account-sms'),
	sender: 'MyShop',
	text: 'Hello by SMS',
};

const plan = (when: string, more: INodeParameters = {}): INodeParameters => ({
	failover: { plan: { failover: when, failoverSteps: { step: [smsStep] }, ...more } },
});

const refusal = { status: 400, body: { message: 'No WhatsApp on this number' } };
const accepted = { body: { messageId: 'm-1', deliveryStatus: 'Ready' } };

describe('failover of one message', () => {
	it('is held against the guards as a whole, before its first step leaves', async () => {
		const step = { ...smsStep, text: 'x'.repeat(161) };
		const run = await send({
			options: { mostParts: 1, ...plan('refusal', { failoverSteps: { step: [step] } }) },
		});
		expect(run.error?.message).toContain('Most SMS Parts per Message');
		expect(mitto.requests).toEqual([]);
	});

	it('has what a step can do without under the options of the step', async () => {
		mitto.react({ body: [{ id: 'm-1' }, { id: 'm-2' }] });
		const viber = {
			channel: 'viber',
			messageType: 'sendText',
			trafficAccountId: account('account-viber'),
			type: 'transactional',
			text: 'Hello by Viber',
		};
		const run = async (step: INodeParameters) =>
			await send({ options: plan('timeout', { failoverSteps: { step: [step] } }) });
		await run(viber);
		await run({ ...viber, options: { ttl: 120 } });

		expect(mitto.requests.map(({ body }) => (body as { viber: object }).viber)).toEqual([
			{ type: 'transactional', text: 'Hello by Viber' },
			{ type: 'transactional', ttl: 120, text: 'Hello by Viber' },
		]);
	});

	it("is Mitto's documented request, and the result has the ids of all steps", async () => {
		const { path, body } = requestFixture('failover/whatsapp-then-sms');
		const { response } = responseFixture('failover/whatsapp-then-sms');
		mitto.react({ body: response });
		const shop = account('679b453b-c876-49b0-b30e-c2b4c1c6xxxx');

		const run = await send({
			trafficAccountId: shop,
			destination: '{destination}',
			text: '{message text}',
			options: {
				skipValidation: true,
				failover: {
					plan: {
						failover: 'timeout',
						failoverSeconds: 20,
						failoverSteps: {
							step: [
								{
									...smsStep,
									trafficAccountId: shop,
									sender: '{SMS sender}',
									text: '{message text}',
								},
							],
						},
					},
				},
			},
		});

		expect(run.error).toBeUndefined();
		expect(mitto.requests.map(({ url }) => url)).toEqual([path]);
		expect(mitto.requests[0]?.body).toEqual(body);
		expect(run.json).toEqual([
			expect.objectContaining({
				outcome: 'accepted',
				channel: 'whatsApp',
				step: 1,
				messageId: (response as unknown as string[])[0],
				messageIds: response,
			}),
		]);
	});

	it('goes to the next step at once when the API refuses, and tells which was taken', async () => {
		mitto.react(refusal, accepted);
		const { json } = await send({ options: plan('refusal') });

		expect(mitto.requests.map(({ body }) => body)).toEqual([
			{
				destination: '+385911234567',
				trafficAccountId: 'account-whatsapp',
				whatsapp: { type: 'regular', regular: { type: 'text', text: 'Hello' } },
			},
			{
				destination: '+385911234567',
				trafficAccountId: 'account-sms',
				sms: { text: 'Hello by SMS', sender: 'MyShop' },
			},
		]);
		expect(json[0]).toMatchObject({
			outcome: 'accepted',
			channel: 'sms',
			step: 2,
			messageId: 'm-1',
			trafficAccountId: 'account-sms',
			segments: { segments: 1 },
		});
	});

	it('does not go on when nobody knows whether the message was taken', async () => {
		mitto.react('cutAfterReading');
		const { error } = await send({ options: { ...plan('both'), retries: 0 } });
		expect(mitto.requests).toHaveLength(1);
		expect(error).toBeDefined();
	});

	it('with both, leaves the waiting to Mitto and the refusal of the whole to the node', async () => {
		mitto.react(refusal, accepted);
		await send({ options: plan('both', { failoverSeconds: 60 }) });
		expect(mitto.requests[0]?.body).toHaveProperty('failover.timeoutFailover.timeoutInSeconds', 60);
		expect(mitto.requests[1]?.body).not.toHaveProperty('failover');
	});

	it('starts at the SMS API, too, where the node goes on after a refusal', async () => {
		mitto.react({ body: { responseCode: 8, responseText: 'Bad receiver' } }, accepted);
		const steps = { step: [{ ...smsStep, channel: 'viber', type: 'transactional' }] };
		const { json } = await send({
			resource: 'sms',
			route: 'smsApi',
			sender: 'MyShop',
			options: plan('refusal', { failoverSteps: steps }),
		});
		expect(mitto.requests.map(({ url }) => url)).toEqual([
			'/sms-api/sms',
			'/api/v1.1/Messages/send',
		]);
		expect(json[0]).toMatchObject({ channel: 'viber', step: 2, messageId: 'm-1' });
	});

	it.each([
		['no step', plan('refusal', { failoverSteps: {} }), 'Failover Steps has no step'],
		[
			'a step that its channel refuses',
			plan('refusal', { failoverSteps: { step: [{ ...smsStep, sender: '' }] } }),
			'Failover Step 1 › Sender',
		],
		['no time', plan('timeout', { failoverSeconds: 0 }), 'Wait for (Seconds)'],
	])('is refused with %s before anything is sent', async (_, options, message) => {
		const { error } = await send({ options });
		expect(error?.message).toContain(message);
		expect(mitto.requests).toHaveLength(0);
	});

	it('waits for nothing at the SMS API, which cannot', async () => {
		const { error } = await send({
			resource: 'sms',
			route: 'smsApi',
			sender: 'MyShop',
			options: plan('timeout'),
		});
		expect(error?.message).toContain('which the SMS API cannot do');
		expect(mitto.requests).toHaveLength(0);
	});
});
