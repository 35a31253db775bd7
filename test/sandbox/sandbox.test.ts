import axios, { type AxiosInstance } from 'axios';

import { startSandbox, type Sandbox } from '../../sandbox';
import { apiKeys, telegramToken, trafficAccounts, viberToken } from '../../sandbox/accounts';
import { viberSignature } from '../../sandbox/viberBot';
import { startFakeVendor } from '../support/fakeVendor';

let sandbox: Sandbox;
let http: AxiosInstance;
const key = { headers: { 'X-Mitto-API-Key': apiKeys.good } };
const viber = { headers: { 'X-Viber-Auth-Token': viberToken } };
const [smsAccount] = trafficAccounts;
const sms = {
	trafficAccountId: smsAccount?.id,
	destination: '+385911234567',
	sms: { text: 'Hi', sender: 'MyShop' },
};

beforeAll(async () => {
	sandbox = await startSandbox();
	http = axios.create({ baseURL: sandbox.url, validateStatus: () => true });
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.world.ledger.clear();
	sandbox.world.faults.set([]);
});

describe('the chat apps API of the sandbox', () => {
	it('takes a message and notes it', async () => {
		const { status, data } = await http.post('/chat/api/v1.1/Messages/send', sms, key);
		expect(status).toBe(200);
		expect(data).toMatchObject({ deliveryStatus: 'Ready', trafficAccountId: smsAccount?.id });
		expect(sandbox.world.ledger.list()).toMatchObject([
			{ destination: '+385911234567', channel: 'sms' },
		]);
	});

	it('knows good, forbidden and wrong keys', async () => {
		const forbidden = { headers: { 'X-Mitto-API-Key': apiKeys.forbidden } };
		expect((await http.get('/chat/api/v1/trafficAccounts', key)).data).toHaveLength(6);
		expect((await http.get('/chat/api/v1/trafficAccounts', forbidden)).status).toBe(403);
		expect((await http.get('/chat/api/v1/trafficAccounts')).status).toBe(401);
	});

	it.each([
		[
			'a sender that is too long',
			{ sms: { text: 'Hi', sender: 'A sender too long' } },
			'sms.sender',
		],
		['an unknown account', { trafficAccountId: 'nobody' }, 'trafficAccountId'],
		['no content', { sms: undefined }, 'channel'],
		[
			'a Viber button sent as transactional',
			{
				sms: undefined,
				viber: {
					type: 'transactional',
					text: 'a',
					button: { caption: 'b', action: 'https://c.de' },
				},
			},
			'viber.type',
		],
		[
			'one card in a carousel',
			{
				sms: undefined,
				gbm: { carouselCard: { cardWidth: 'SMALL', cardContents: [{ title: 'a' }] } },
			},
			'gbm.carouselCard.cardContents',
		],
	])('refuses %s', async (_, change, field) => {
		const { status, data } = await http.post(
			'/chat/api/v1.1/Messages/send',
			{ ...sms, ...change },
			key,
		);
		expect(status).toBe(400);
		expect(Object.keys(data.errors)).toContain(field);
		expect(sandbox.world.ledger.list()).toEqual([]);
	});

	it('answers a bulk request with a bulk id and a message for each destination', async () => {
		const { data } = await http.post(
			'/chat/api/v1.1/Messages/sendbulk',
			{
				...sms,
				destination: undefined,
				destinations: ['380981111111', '380982222222'],
				whatsApp: {},
				viber: {},
				gbm: {},
				failover: {},
			},
			key,
		);
		expect(data.bulkId).toEqual(expect.any(String));
		expect(data.messages.map((message: { destination: string }) => message.destination)).toEqual([
			'380981111111',
			'380982222222',
		]);
	});

	it('answers a failover with an id for each step', async () => {
		const { data } = await http.post(
			'/chat/api/v1.1/Messages/send',
			{
				destination: '+385911234567',
				whatsapp: { type: 'regular', regular: { type: 'text', text: 'Hi' } },
				sms: sms.sms,
				failover: {
					type: 'Timeout',
					timeoutFailover: {
						timeoutInSeconds: 20,
						status: 'Delivered',
						trafficAccounts: [smsAccount?.id, smsAccount?.id],
					},
				},
			},
			key,
		);
		expect(data).toEqual([expect.any(String), expect.any(String)]);
	});
});

describe('the other vendors of the sandbox', () => {
	it('refuses an SMS with HTTP 200 and a responseCode', async () => {
		const { status, data } = await http.post(
			'/sms/sms',
			{ from: 'MyShop', to: '', text: 'Hi' },
			key,
		);
		expect(status).toBe(200);
		expect(data.responseCode).toBe(7);
	});

	it('takes a Viber message and answers with a 64-bit token', async () => {
		const { data } = await http.post(
			'/viber/pa/send_message',
			{ receiver: 'a==', type: 'text', text: 'Hi', sender: { name: 'Bot' } },
			{ ...viber, transformResponse: (text: string) => text },
		);
		expect(data).toMatch(/"message_token":574131180357\d{7},/);
	});

	it('refuses a Viber message with HTTP 200 and a status', async () => {
		const { data } = await http.post(
			'/viber/pa/send_message',
			{ receiver: 'a==', type: 'text', text: 'Hi' },
			viber,
		);
		expect(data).toMatchObject({ status: 3, status_message: 'sender.name' });
	});

	it('calls a Viber webhook before it accepts it, and needs 200', async () => {
		const listener = await startFakeVendor();
		listener.react({ status: 500 }, { status: 200 });
		const refused = await http.post('/viber/pa/set_webhook', { url: listener.url }, viber);
		const taken = await http.post('/viber/pa/set_webhook', { url: listener.url }, viber);
		await listener.close();
		expect(refused.data.status).toBe(1);
		expect(taken.data.status).toBe(0);
		expect(listener.requests[1]?.headers['x-viber-content-signature']).toBe(
			viberSignature(listener.requests[1]?.text ?? ''),
		);
	});

	it("signs as Viber's own libraries do", () => {
		// The known answer that three official SDKs share.
		const body =
			'{"event":"webhook","timestamp":4977069964384421269,"message_token":1478683725125}';
		expect(viberSignature(body)).toBe(
			'd21b343448c8aee33b8e93768ef6ceb64a6ba6163099973a2b8bd028fea510ef',
		);
	});

	it('keeps the secret of a Telegram webhook and sends it along', async () => {
		const listener = await startFakeVendor();
		await http.post(`/telegram/bot${telegramToken}/setWebhook`, {
			url: `${listener.url}/hook`,
			secret_token: 'abc',
		});
		await http.post('/control/deliver/telegram', { body: '{"update_id":1}' });
		await listener.close();
		expect(listener.requests[0]?.headers['x-telegram-bot-api-secret-token']).toBe('abc');
	});

	it('refuses a Telegram webhook without TLS', async () => {
		const { status, data } = await http.post(`/telegram/bot${telegramToken}/setWebhook`, {
			url: 'http://example.com',
		});
		expect(status).toBe(400);
		expect(data.description).toContain('HTTPS URL must be provided');
	});
});

describe('the faults of the sandbox', () => {
	const send = async () =>
		await http.post('/chat/api/v1.1/Messages/send', sms, key).catch((reason: Error) => reason);

	it('asks to wait as often as told', async () => {
		sandbox.world.faults.set([{ kind: 'rateLimited', times: 1, retryAfter: 7 }]);
		expect(await send()).toMatchObject({ status: 429, headers: { 'retry-after': '7' } });
		expect(await send()).toMatchObject({ status: 200 });
	});

	it('cuts the connection before or after it accepted', async () => {
		sandbox.world.faults.set([
			{ kind: 'cutBefore', times: 1 },
			{ kind: 'cutAfter', times: 1 },
		]);
		expect(await send()).toBeInstanceOf(Error);
		expect(sandbox.world.ledger.list()).toHaveLength(0);
		expect(await send()).toBeInstanceOf(Error);
		expect(sandbox.world.ledger.list()).toHaveLength(1);
	});

	it('hits the same requests for the same seed', async () => {
		const pattern = async (seed: number) => {
			sandbox.world.faults.set([{ kind: 'internal', probability: 0.5 }], seed);
			const statuses = [];
			for (let request = 0; request < 12; request++)
				statuses.push(((await send()) as { status: number }).status);
			return statuses.join();
		};
		expect(await pattern(7)).toBe(await pattern(7));
		expect(await pattern(7)).not.toBe(await pattern(8));
	});
});
