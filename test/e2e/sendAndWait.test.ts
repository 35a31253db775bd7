import axios from 'axios';

import { MittoSendAndWait } from '../../nodes/MittoSendAndWait/MittoSendAndWait.node';
import { MittoInboundTrigger } from '../../nodes/MittoInboundTrigger/MittoInboundTrigger.node';
import { asCallback } from '../../sandbox/control/say';
import { deliver } from '../../sandbox/control/deliver';
import { trafficAccounts } from '../../sandbox/accounts';
import { versions } from '../../tools/n8n/versions';
import { startStack, type Stack } from '../../tools/stack';
import { withCredentialIds } from '../../tools/stack/examples';
import { typeName } from '../../tools/package/published';
import { ended, outputOf, publish, triggerWorkflow } from '../support/e2e';

const account = (wanted: string) => ({
	__rl: true,
	mode: 'id',
	value: trafficAccounts.find(({ channel }) => channel === wanted)?.id ?? '',
});

const question = {
	channel: 'sms',
	operation: 'sendAndWait',
	trafficAccountId: account('sms'),
	destination: '+385911234567',
	sender: 'MyShop',
	message: 'May we refund order 4711?',
	waitAmount: 1,
	waitUnit: 'hours',
	options: { allowLocalAddress: true },
};

const robot = 'WhatsApp/2.23.20.0';

// Once with the newest n8n and once with the oldest: they resume executions in different ways.
describe.each(Object.entries(versions))('a flow that waits in the %s n8n', (_name, n8nVersion) => {
	let stack: Stack;
	beforeAll(async () => {
		stack = await startStack({ n8nVersion, examples: false });
	}, 900_000);
	afterAll(async () => await stack.stop());

	let flows = 0;
	/** Starts a flow that asks, and gives its id and the message that left. */
	async function start(parameters: object, credential = 'mittoApi') {
		const path = `wait-${++flows}`;
		const nodes = [
			{
				id: `${path}-start`,
				name: 'Start',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				webhookId: path,
				parameters: { httpMethod: 'POST', path, responseMode: 'onReceived' },
			},
			{
				id: `${path}-wait`,
				name: 'Wait',
				type: typeName(new MittoSendAndWait()),
				typeVersion: 1,
				position: [200, 0],
				parameters,
				credentials: { [credential]: {} },
			},
			{
				id: `${path}-after`,
				name: 'After',
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [400, 0],
				parameters: {},
			},
		];
		const link = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
		const workflow = await stack.api.createWorkflow(
			withCredentialIds(
				{
					name: path,
					nodes,
					connections: { Start: link('Wait'), Wait: link('After') },
					settings: { executionOrder: 'v1' },
				} as never,
				await stack.api.credentials(),
			),
		);
		await stack.api.activate(workflow);
		stack.sandbox.world.ledger.clear();
		await axios.post(`${stack.n8n.url}/webhook/${path}`, {});
		return workflow.id;
	}

	async function status(workflowId: string): Promise<string | undefined> {
		return (await stack.api.executions(workflowId))[0]?.status;
	}

	async function until(holds: () => Promise<boolean> | boolean, seconds = 60): Promise<void> {
		const end = Date.now() + seconds * 1000;
		while (!(await holds())) {
			if (Date.now() > end) throw new Error('It did not come to it in time');
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	}

	/** A question whose execution sleeps, and the link that the person got. */
	async function ask(more: object = {}) {
		const id = await start({ ...question, ...more });
		await until(() => stack.sandbox.world.ledger.list().length > 0);
		const sent = JSON.stringify(stack.sandbox.world.ledger.list()[0]?.body);
		const [link = ''] = /http:\/\/[^"\s\\]+\/webhook-waiting\/[^"\s\\]+/.exec(sent) ?? [];
		// n8n 1 does not list executions that wait, but their page is there once the wait is stored.
		await until(async () => (await look(link)).status === 200);
		return { id, link };
	}

	const look = async (link: string, agent = 'Mozilla/5.0') =>
		await axios.get<string>(link, {
			headers: { 'user-agent': agent },
			validateStatus: () => true,
		});
	const answer = async (link: string, text: string) =>
		await axios.post<string>(link, new URLSearchParams({ answer: text }).toString(), {
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			validateStatus: () => true,
		});
	const after = async (id: string) => {
		const [execution] = await ended(stack.api, id, 1);
		expect(execution?.status).toBe('success');
		return outputOf(await stack.api.execution(execution?.id ?? ''), 'After')[0];
	};

	it('is not moved by robots, and goes on with the first answer', async () => {
		const { id, link } = await ask();
		for (const agent of [robot, 'facebookexternalhit/1.1', 'Mozilla/5.0']) {
			const page = await look(link, agent);
			expect(page.status).toBe(200);
			expect(page.data).toContain('May we refund order 4711?');
			expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
		}
		expect(await status(id)).not.toBe('success');

		const thanks = await answer(link, 'approve');
		expect(thanks).toMatchObject({ status: 200 });
		expect(thanks.data).toContain('Thank you. Your answer was recorded');
		expect(await after(id)).toMatchObject({ result: 'answered', data: { approved: true } });

		const late = await answer(link, 'decline');
		expect(late.data).not.toContain('Your answer was recorded');
		expect(await after(id)).toMatchObject({ data: { approved: true } });
	}, 120_000);

	it('is not moved by a forged or changed link', async () => {
		const { id, link } = await ask({ responseType: 'choice', choices: 'Morning, Evening' });
		const forged = new URL(link);
		forged.searchParams.set('token', 'forged');
		const bare = new URL(link);
		bare.search = '';
		for (const wrong of [forged.href, bare.href]) {
			expect([401, 403]).toContain((await answer(wrong, 'Evening')).status);
		}
		expect(await status(id)).not.toBe('success');
		expect((await answer(link, 'Night')).status).toBe(422);
		expect(await status(id)).not.toBe('success');
		await answer(link, 'Evening');
		expect(await after(id)).toMatchObject({ result: 'answered', data: { choice: 'Evening' } });
	}, 120_000);

	it('takes a text after n8n was restarted in the middle', async () => {
		const { id, link } = await ask({ responseType: 'freeText' });
		await stack.n8n.kill();
		await stack.restart();
		expect((await look(link)).data).toContain('<textarea');
		await answer(link, 'Please call me');
		expect(await after(id)).toMatchObject({
			result: 'answered',
			data: { text: 'Please call me', chatInput: 'Please call me' },
		});
	}, 240_000);

	it('takes an answer in a Viber chat, after n8n was restarted in the middle, and only the first', async () => {
		const { world } = stack.sandbox;
		const person = '01234567890A=';
		await publish(
			stack.api,
			triggerWorkflow(new MittoInboundTrigger(), {
				webhookId: 'bot',
				parameters: {
					channel: 'viber',
					options: { allowLocalAddress: true, answersResumeWaiting: true },
				},
				credentials: ['mittoViberBotApi'],
			}),
		);
		const id = await start(
			{
				...{ channel: 'viberBot', operation: 'sendAndWait', answerIn: 'chat' },
				...{ destination: person, senderName: 'Bot', message: 'When may we come?' },
				...{ responseType: 'choice', choices: 'Morning\nEvening' },
			},
			'mittoViberBotApi',
		);
		await until(() => world.ledger.list().length > 0);
		await new Promise((resolve) => setTimeout(resolve, 2000));
		await stack.n8n.kill();
		await stack.restart();

		const write = async (text: string) =>
			await deliver('viber', asCallback('viber', { text, from: person }, world), world);
		// What answers nothing starts the flow of the bot; it is answered as usual.
		expect(await write('Who are you?')).toMatchObject({ body: { status: 'accepted' } });
		expect(await write('evening')).toMatchObject({ body: { status: 'handedOn' } });
		expect(await after(id)).toMatchObject({
			result: 'answered',
			data: { choice: 'Evening' },
			responder: { id: person, name: 'Ana' },
		});
		expect(await write('morning')).toMatchObject({ body: { status: 'accepted' } });
		expect(await after(id)).toMatchObject({ data: { choice: 'Evening' } });
	}, 240_000);

	it('goes on as timed out when nobody answers', async () => {
		const { id, link } = await ask({ waitAmount: 2, waitUnit: 'seconds' });
		await until(async () => (await status(id)) === 'success', 120);
		const item = await after(id);
		expect(item).toMatchObject({ result: 'timedOut', channel: 'sms' });
		expect(item).not.toHaveProperty('data');
		expect((await answer(link, 'approve')).data).not.toContain('Your answer was recorded');
	}, 240_000);

	it('goes on with the delivery report that comes to its own address', async () => {
		const id = await start({
			...question,
			operation: 'sendAndWaitForReport',
			messageType: 'sendText',
			route: 'smsApi',
			text: 'Your code is 4711',
		});
		await until(async () => (await status(id)) === 'success');
		expect(await after(id)).toMatchObject({
			result: 'delivered',
			status: 'delivered',
			channel: 'sms',
		});
	}, 120_000);

	it('sends the next message when the first was not delivered', async () => {
		stack.sandbox.world.failing.add('+385911234567');
		const id = await start({
			...question,
			operation: 'sendAndWaitForReport',
			channel: 'viber',
			trafficAccountId: account('viber'),
			messageType: 'sendText',
			type: 'transactional',
			text: 'Your code is 4711',
			ifNotDelivered: {
				step: [
					{
						channel: 'sms',
						messageType: 'sendText',
						trafficAccountId: account('sms'),
						destination: '+385917654321',
						sender: 'MyShop',
						text: 'Your code is 4711',
					},
				],
			},
		});
		await until(async () => (await status(id)) === 'success');
		stack.sandbox.world.failing.clear();
		expect(await after(id)).toMatchObject({
			result: 'delivered',
			channel: 'sms',
			step: 2,
			attempts: [{ channel: 'viber', status: 'failed' }],
		});
		expect(stack.sandbox.world.ledger.list()).toHaveLength(2);
	}, 120_000);
});
