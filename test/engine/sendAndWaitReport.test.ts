import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { MittoSendAndWait } from '../../nodes/MittoSendAndWait/MittoSendAndWait.node';
import { callWebhook, runNode } from '../support/engine';
import { startFakeVendor, type FakeVendor, type SeenRequest } from '../support/fakeVendor';

const key = 'a-delivery-key-of-32-characters-!!!!';

// Looks at a status begin a second after the message has left.
jest.setTimeout(30_000);

let mitto: FakeVendor;
beforeAll(async () => {
	mitto = await startFakeVendor();
});
afterAll(async () => await mitto.close());
beforeEach(() => {
	mitto.requests.length = 0;
});

/** Mitto takes messages as m-1, m-2 …, and tells of each the words in turn; the last one stays. */
function tell(words: Record<string, string[]>): void {
	let sent = 0;
	mitto.react(({ method, url }: SeenRequest) => {
		if (method === 'POST') return { body: { messageId: `m-${++sent}` } };
		const id = url.split('/').at(-1) ?? '';
		const list = words[id] ?? ['Ready'];
		const word = list.length > 1 ? list.shift() : list[0];
		return { body: { messageId: id, deliveryStatus: word, description: null } };
	});
}

const sms = {
	channel: 'sms',
	operation: 'sendAndWaitForReport',
	messageType: 'sendText',
	trafficAccountId: { mode: 'id', value: 'ta-1' },
	destination: '+385911234567',
	sender: 'MyShop',
	text: 'Your code is 4711',
	waitAmount: 1,
	waitUnit: 'hours',
};
const viber = { ...sms, channel: 'viber', type: 'transactional' };
const smsApi = { ...sms, route: 'smsApi' };

const credentials = () => ({
	mittoApi: {
		apiKey: 'key',
		chatAppsBaseUrl: mitto.url,
		smsRegion: 'custom',
		smsBaseUrl: mitto.url,
		deliverySigningSecrets: key,
	},
	mittoViberBotApi: { authToken: 'bot-token', baseUrl: mitto.url },
});

const send = async (parameters: INodeParameters, whileRunning?: (stop: () => void) => void) =>
	await runNode(new MittoSendAndWait(), { parameters, credentials: credentials(), whileRunning });

const posts = () => mitto.requests.filter(({ method }) => method === 'POST');

const step = (more: IDataObject = {}) => ({
	channel: 'sms',
	messageType: 'sendText',
	trafficAccountId: { __rl: true, mode: 'id', value: 'ta-2' },
	sender: 'MyShop',
	text: 'Your code is 4711',
	...more,
});
const withFailover = (...steps: IDataObject[]) =>
	({
		...viber,
		ifNotDelivered: { step: steps },
		nextAfterSeconds: 5,
	}) as unknown as INodeParameters;

describe('a message whose status can be looked up', () => {
	it('goes on in the same execution once it is delivered, whatever was told in between', async () => {
		tell({ 'm-1': ['Ready', 'Sent', 'Delivered'] });
		const run = await send(viber);
		expect(run.error).toBeUndefined();
		expect(run.waitTill).toBeUndefined();
		expect(run.json[0]).toMatchObject({
			result: 'delivered',
			status: 'delivered',
			rawStatus: 'Delivered',
			messageId: 'm-1',
			step: 1,
			attempts: [],
		});
		// What fits into the table of the editor.
		const columns = Object.keys(run.json[0] ?? {});
		expect(columns.slice(0, 3)).toEqual(['result', 'outcome', 'messageId']);
	});

	it('goes on at the word that was asked for', async () => {
		tell({ 'm-1': ['Sent', 'Delivered', 'Read'] });
		expect((await send({ ...viber, goOnAt: 'sent' })).json[0]?.result).toBe('sent');
		tell({ 'm-1': ['Sent', 'Delivered', 'Read'] });
		expect((await send({ ...viber, goOnAt: 'read' })).json[0]?.result).toBe('read');
	}, 20_000);

	it('says so when it was not delivered', async () => {
		tell({ 'm-1': ['Undelivered'] });
		const run = await send(viber);
		expect(run.json[0]).toMatchObject({ result: 'notDelivered', status: 'failed' });
	});

	it('sleeps when nothing is known in time, as an item that says that nothing came', async () => {
		tell({ 'm-1': ['Sent'] });
		const run = await send({ ...viber, options: { lookUpSeconds: 1 } });
		expect(run.waitTill).toBeInstanceOf(Date);
		expect(run.json[0]).toMatchObject({ result: 'timedOut', messageId: 'm-1' });
		expect(run.json[0]).not.toHaveProperty('status');
	});

	it('goes on looking when a look fails', async () => {
		let looks = 0;
		mitto.react(({ method }: SeenRequest) => {
			if (method === 'POST') return { body: { messageId: 'm-1' } };
			return ++looks === 1
				? { status: 404, body: {} }
				: { body: { messageId: 'm-1', deliveryStatus: 'Delivered' } };
		});
		expect((await send(viber)).json[0]?.result).toBe('delivered');
	});

	it('stops looking when the execution is stopped', async () => {
		tell({ 'm-1': ['Sent'] });
		const before = Date.now();
		await send(viber, (stop) => setTimeout(stop, 300));
		expect(Date.now() - before).toBeLessThan(5000);
	});

	it('cannot be waited for until an SMS is read', async () => {
		const run = await send({ ...sms, goOnAt: 'read' });
		expect(run.error?.message).toContain('nobody tells whether an SMS was read');
		expect(mitto.requests).toEqual([]);
	});
});

describe('a failover', () => {
	it('sends the next message when the first has failed, and tells which one arrived', async () => {
		tell({ 'm-1': ['Undelivered'], 'm-2': ['Delivered'] });
		const run = await send(withFailover(step()));
		expect(run.json[0]).toMatchObject({
			result: 'delivered',
			channel: 'sms',
			messageId: 'm-2',
			step: 2,
			attempts: [{ channel: 'viber', messageId: 'm-1', status: 'failed' }],
		});
		expect(posts().map(({ body }) => Object.keys(body as object))).toEqual([
			expect.arrayContaining(['viber']),
			expect.arrayContaining(['sms']),
		]);
	}, 20_000);

	it('sends the next message when the first takes too long', async () => {
		tell({ 'm-1': ['Sent'], 'm-2': ['Delivered'] });
		const run = await send(withFailover(step()));
		expect(run.json[0]).toMatchObject({
			result: 'delivered',
			step: 2,
			attempts: [{ messageId: 'm-1', status: 'sent' }],
		});
	}, 20_000);

	it('sends nothing more once the first is delivered', async () => {
		tell({ 'm-1': ['Delivered'] });
		const run = await send(withFailover(step()));
		expect(run.json[0]).toMatchObject({ result: 'delivered', channel: 'viber', step: 1 });
		expect(posts()).toHaveLength(1);
	});

	it('goes on to the next message when the vendor refuses, and not when nobody knows', async () => {
		let sent = 0;
		const first = (status: number) =>
			mitto.react(({ method }: SeenRequest) => {
				if (method !== 'POST') return { body: { messageId: 'm-2', deliveryStatus: 'Delivered' } };
				return ++sent === 1 ? { status, body: {} } : { body: { messageId: 'm-2' } };
			});
		first(400);
		expect((await send(withFailover(step()))).json[0]).toMatchObject({
			step: 2,
			attempts: [{ messageId: null, status: 'rejected' }],
		});

		sent = 0;
		mitto.requests.length = 0;
		first(500);
		const run = await send(withFailover(step()));
		expect(run.error).toBeDefined();
		expect(posts()).toHaveLength(1);
	}, 20_000);

	it('is checked as a whole before anything leaves', async () => {
		for (const wrong of [{ sender: '' }, { text: '' }, { channel: 'pigeon' }]) {
			const run = await send(withFailover(step(), step(wrong))).catch((fault: unknown) => ({
				error: fault,
			}));
			expect(run.error).toBeDefined();
		}
		const strangers = {
			...withFailover(step({ destination: '+49301234567' })),
			options: { allowedRecipients: '+385*' },
		};
		expect((await send(strangers)).error).toBeDefined();
		expect(mitto.requests).toEqual([]);
	});

	it.each<[string, INodeParameters]>([
		['Send Next After (Seconds)', { nextAfterSeconds: 'soon' }],
		['Send Next After (Seconds)', { nextAfterSeconds: 1 }],
		['Send Next After (Seconds)', { nextAfterSeconds: 86_400 }],
		['Look Up for (Seconds)', { options: { lookUpSeconds: 86_400 } }],
		['Look Up for (Seconds)', { options: { lookUpSeconds: 'long' } }],
	])('is refused before anything leaves when %s is %j', async (field, more) => {
		const run = await send({ ...withFailover(step()), ...more });
		expect(run.error?.message).toContain(field);
		expect(mitto.requests).toEqual([]);
	});

	it('needs a status that can be asked for', async () => {
		const run = await send({
			...withFailover(step()),
			...smsApi,
			ifNotDelivered: { step: [step()] },
		});
		expect(run.error?.message).toContain('which the SMS API does not tell');
		expect(mitto.requests).toEqual([]);
	});
});

describe('an SMS through the SMS API', () => {
	const waitingFor = async (more: INodeParameters = {}) => {
		mitto.react({ body: { id: 'aa11', responseCode: 0 } });
		const parameters = { ...smsApi, ...more };
		const run = await send(parameters);
		expect(run.error).toBeUndefined();
		const { callback } = posts().at(-1)?.body as { callback: string };
		const { searchParams } = new URL(callback);
		const report = async (status: string, token = searchParams.get('token') ?? '') =>
			await callWebhook(new MittoSendAndWait(), {
				parameters,
				credentials: credentials(),
				waiting: run.json[0],
				query: { token },
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ messageId: 'aa11', status, errorcode: '0' }),
			});
		return { run, callback, report, token: searchParams.get('token') ?? '' };
	};

	it('is called back at the address of this execution, with a token of its own', async () => {
		const { run, callback } = await waitingFor();
		expect(callback).toMatch(/^https:\/\/n8n\.example\.com\/webhook-waiting\/1\/report\?/);
		expect(run.waitTill).toBeInstanceOf(Date);
		expect(run.json[0]).toMatchObject({ result: 'timedOut', messageId: 'aa11' });
		expect(JSON.stringify(run.json)).not.toContain('token=');
	});

	it('keeps waiting at words in between and goes on at the final one', async () => {
		const { report } = await waitingFor();
		expect(await report('SENT')).toMatchObject({ body: { status: 'waiting' }, items: undefined });
		expect(await report('WHATEVER')).toMatchObject({ items: undefined });
		const { items } = await report('DELIVERED');
		expect(items?.[0]?.json).toMatchObject({
			result: 'delivered',
			status: 'delivered',
			rawStatus: 'DELIVERED',
			messageId: 'aa11',
		});
		expect(items?.[0]?.json).not.toHaveProperty('wait');
	});

	it('says so when it was not delivered', async () => {
		for (const status of ['UNDELIVERED', 'EXPIRED']) {
			const { report } = await waitingFor();
			expect((await report(status)).items?.[0]?.json.result).toBe('notDelivered');
		}
	});

	it('goes on once when two reports come at the same moment', async () => {
		const { report } = await waitingFor();
		const answers = await Promise.all([report('DELIVERED'), report('DELIVERED')]);
		expect(answers.map(({ items }) => items?.length)).toEqual([1, undefined]);
		expect(answers[1]).toMatchObject({ status: 200, body: { status: 'notWaiting' } });
	});

	it('stays asleep when the report is forged or belongs to another message', async () => {
		const { report, token } = await waitingFor();
		const other = await waitingFor();
		for (const wrong of ['', 'nonsense', `${token.slice(0, -2)}xx`, other.token]) {
			expect(await report('DELIVERED', wrong)).toMatchObject({ status: 401, items: undefined });
		}
	});

	it('stays asleep when the report comes too late', async () => {
		const { report } = await waitingFor({ waitAmount: 1, waitUnit: 'seconds' });
		await new Promise((resolve) => setTimeout(resolve, 1100));
		expect(await report('DELIVERED')).toMatchObject({ status: 401, items: undefined });
	});

	it('stays asleep when the report cannot be read', async () => {
		const { run, token } = await waitingFor();
		const answer = await callWebhook(new MittoSendAndWait(), {
			parameters: smsApi,
			credentials: credentials(),
			waiting: run.json[0],
			query: { token },
			headers: { 'content-type': 'application/json' },
			body: '[]',
		});
		expect(answer).toMatchObject({ status: 400, items: undefined });
	});

	it('shows no token in a dry run', async () => {
		const run = await send({ ...smsApi, options: { dryRun: true } });
		expect(JSON.stringify(run.json)).toContain('token=SIGNED-WHEN-SENT');
		expect(run.waitTill).toBeUndefined();
		expect(mitto.requests).toEqual([]);
	});
});

it('a message of a Viber bot sleeps at once, since nobody can be asked about it', async () => {
	mitto.react({ body: { status: 0, message_token: 4711 } });
	const { waitTill, json } = await send({
		channel: 'viberBot',
		operation: 'sendAndWaitForReport',
		messageType: 'sendText',
		destination: 'user==',
		senderName: 'Shop',
		text: 'Hello',
		waitAmount: 1,
		waitUnit: 'hours',
	});
	expect(waitTill).toBeInstanceOf(Date);
	expect(json[0]).toMatchObject({ result: 'timedOut', messageId: '4711' });
});
