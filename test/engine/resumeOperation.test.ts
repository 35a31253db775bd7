import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { MittoSend } from '../../nodes/MittoSend/MittoSend.node';
import { MittoSendAndWait } from '../../nodes/MittoSendAndWait/MittoSendAndWait.node';
import { callWebhook, runNode } from '../support/engine';
import { startFakeVendor, type FakeVendor } from '../support/fakeVendor';

/** Stands in for n8n's address of waiting executions, and for Mitto. */
let n8n: FakeVendor;
beforeAll(async () => {
	n8n = await startFakeVendor();
});
afterAll(async () => await n8n.close());
beforeEach(() => {
	n8n.requests.length = 0;
	n8n.react({ body: { status: 'answered' } });
});

const base = () => `${n8n.url}/webhook-waiting`;
const credentials = (apiKey = 'key') => ({ mittoApi: { apiKey, chatAppsBaseUrl: n8n.url } });

const resume = async (parameters: INodeParameters = {}, apiKey?: string) =>
	await runNode(new MittoSend(), {
		parameters: {
			resource: 'callback',
			operation: 'resumeWaiting',
			resumeAddress: `${base()}/1?signature=s-1`,
			answer: 'Evening',
			...parameters,
		},
		credentials: credentials(apiKey),
		waitingBaseUrl: base(),
	});

const question = {
	channel: 'sms',
	operation: 'sendAndWait',
	answerIn: 'chat',
	responseType: 'choice',
	choices: 'Morning, Evening',
	message: 'When may we call?',
	route: 'chatApps',
	trafficAccountId: { mode: 'id', value: 'ta-1' },
	sender: 'MyShop',
	destination: '385911234567',
};

/** A flow that waits, and what it makes of the last request. */
async function waitingFlow(more: INodeParameters = {}) {
	n8n.react({ body: { messageId: 'm-1' } });
	const parameters: INodeParameters = { ...question, ...more };
	const { json, error } = await runNode(new MittoSendAndWait(), {
		parameters,
		credentials: credentials(),
		waitingBaseUrl: base(),
	});
	expect(error).toBeUndefined();
	n8n.requests.length = 0;
	n8n.react({ body: { status: 'answered' } });
	return async () => {
		const { url = '', text } = n8n.requests.at(-1) ?? {};
		return await callWebhook(new MittoSendAndWait(), {
			parameters,
			credentials: credentials(),
			waiting: json[0] as IDataObject,
			headers: { 'content-type': 'application/json' },
			query: Object.fromEntries(new URL(url, base()).searchParams),
			body: text,
		});
	};
}

describe('Resume Waiting Flow', () => {
	it('hands an answer on that the waiting flow takes', async () => {
		const taken = await waitingFlow();
		const run = await resume({ responderId: '385911234567', responderName: 'Ana' });
		expect(run.json).toEqual([{ outcome: 'resumed', reason: null, executionId: '1' }]);
		expect(n8n.requests[0]?.url).toBe('/webhook-waiting/1/report?signature=s-1');
		const responder = { id: '385911234567', name: 'Ana', phone: '385911234567' };
		expect((await taken()).items?.[0]?.json).toMatchObject({
			result: 'answered',
			data: { choice: 'Evening' },
			responder,
		});
	});

	it('hands a status on that ends the wait for a report', async () => {
		const taken = await waitingFlow({
			operation: 'sendAndWaitForReport',
			messageType: 'sendText',
			text: 'Hello',
			options: { lookUpSeconds: 0 },
		});
		n8n.react({ body: { status: 'accepted' } });
		const run = await resume({ handOn: 'status', deliveryStatus: 'DELIVERED' });
		expect(run.json[0]).toMatchObject({ outcome: 'resumed' });
		expect((await taken()).items?.[0]?.json).toMatchObject({
			result: 'delivered',
			rawStatus: 'DELIVERED',
		});
	});

	it('is not believed with another credential, nor by a flow that waits for something else', async () => {
		const taken = await waitingFlow();
		await resume({}, 'other key');
		expect(await taken()).toMatchObject({ status: 401, items: undefined });
		await resume({ handOn: 'status', deliveryStatus: 'DELIVERED' });
		expect(await taken()).toMatchObject({ status: 422, items: undefined });
		await resume({ resumeAddress: `${base()}/2` });
		expect(await taken()).toMatchObject({ body: { status: 'notWaiting' }, items: undefined });
		await resume();
		expect((await taken()).items).toHaveLength(1);
	});

	it('is held against the Allowed Responders', async () => {
		const taken = await waitingFlow({ options: { allowedResponders: '+385911234567' } });
		await resume();
		expect((await taken()).body).toEqual({ status: 'notAllowed' });
		await resume({ responderId: '385911234567' });
		expect((await taken()).items).toHaveLength(1);
	});

	it.each([
		['answered', 200, { status: 'answered' }, 'resumed'],
		['that the text is no answer', 200, { status: 'notAnAnswer' }, 'refused'],
		['that the responder is not allowed', 200, { status: 'notAllowed' }, 'refused'],
		['that it waits on', 200, { status: 'waiting' }, 'refused'],
		['that the signature is wrong', 401, { error: 'Invalid token' }, 'refused'],
		['that it is over', 200, { status: 'notWaiting' }, 'notWaiting'],
		['that there is no such execution', 404, {}, 'notWaiting'],
		[
			'that it has ended',
			409,
			{ message: 'The execution "1 has finished already."' },
			'notWaiting',
		],
	])('tells what came of it when n8n says %s', async (_case, status, body, outcome) => {
		n8n.react({ status, body });
		const run = await resume();
		expect(run.json[0]).toMatchObject({ outcome });
		expect(run.json[0]?.reason === null).toBe(outcome === 'resumed');
	});

	it('is a fault when nobody knows what came of it', async () => {
		for (const reaction of [
			{ status: 500 },
			{ status: 429 },
			{ status: 409, body: { message: 'The execution "1" is running already.' } },
			'cutBeforeReading' as const,
		]) {
			n8n.react(reaction);
			expect((await resume()).error).toBeDefined();
		}
	});

	it.each([
		['no address', '={{ "" }}'],
		['another host', 'https://evil.example.com/webhook-waiting/1?signature=s-1'],
		['another path of this n8n', 'REST/1'],
		['more than an execution', 'BASE/1/node-1?signature=s-1'],
		['a way out of the path', 'BASE/../rest/login'],
		['another host behind a user name', 'http://USER@evil.example.com/webhook-waiting/1'],
	])('calls nobody when it is given %s', async (_case, pattern) => {
		const resumeAddress = pattern
			.replace('BASE', base())
			.replace('REST', `${n8n.url}/rest`)
			.replace('USER', new URL(base()).host);
		const run = await resume({ resumeAddress });
		expect(run.error?.message).toMatch(/^Resume Address/);
		expect(JSON.stringify(run.error?.message)).not.toContain('s-1');
		expect(n8n.requests).toEqual([]);
	});

	it('does not hand nothing on', async () => {
		expect((await resume({ answer: '={{ "" }}' })).error?.message).toMatch(/^Answer/);
		expect(
			(await resume({ handOn: 'status', deliveryStatus: '={{ "" }}' })).error?.message,
		).toMatch(/^Status/);
		expect(n8n.requests).toEqual([]);
	});
});
