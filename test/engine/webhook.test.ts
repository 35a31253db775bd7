import type { INodeParameters } from 'n8n-workflow';

import { MittoSend } from '../../nodes/MittoSend/MittoSend.node';
import { telegramSecret } from '../../nodes/channels/telegram/callbacks/secret';
import { runNode } from '../support/engine';
import { startFakeVendor, type FakeVendor, type Reaction } from '../support/fakeVendor';
import { requestFixture, responseFixture } from '../support/fixture';

let vendor: FakeVendor;
beforeAll(async () => {
	vendor = await startFakeVendor();
});
afterAll(async () => await vendor.close());
beforeEach(() => {
	vendor.requests.length = 0;
});

const run = async (service: 'viberBot' | 'telegramBot', parameters: INodeParameters) =>
	await runNode(new MittoSend(), {
		parameters: { resource: 'webhook', service, ...parameters },
		credentials:
			service === 'viberBot'
				? { mittoViberBotApi: { authToken: 'viber-secret', baseUrl: vendor.url } }
				: { mittoTelegramBotApi: { botToken: '110201543:telegram-secret', baseUrl: vendor.url } },
	});

/** The vendor of a bot that has this webhook, or none. */
const botWith = (webhook: string, answer: object = { status: 0, status_message: 'ok' }) =>
	vendor.react(({ url }): Reaction => {
		if (url.endsWith('/get_account_info')) {
			return { body: { status: 0, status_message: 'ok', webhook, event_types: ['message'] } };
		}
		if (url.endsWith('/getWebhookInfo')) {
			return { body: { ok: true, result: { url: webhook, pending_update_count: 0 } } };
		}
		return { body: url.includes('/bot') ? { ok: true, result: true } : answer };
	});

const address = 'https://n8n.example.com/webhook/abc';
const account = '59af552a-e2f2-11eb-b862-482ae3643973';
const telegramPath = '/bot110201543:telegram-secret';

describe('the webhook of a Viber bot', () => {
	it("is set with exactly the request of Mitto's document", async () => {
		const { method, path, body } = requestFixture('viberBot/set-webhook');
		botWith('', responseFixture('viberBot/set-webhook').response as object);
		const [url = '', trafficAccountId = ''] = String(body.url).split('?ta=');

		const { error, json } = await run('viberBot', {
			operation: 'set',
			url,
			trafficAccountId,
			sendName: true,
		});

		expect(error).toBeUndefined();
		expect(vendor.requests.at(-1)).toMatchObject({ method, url: path });
		expect(vendor.requests.at(-1)?.body).toEqual(body);
		expect(json).toEqual([{ set: true, service: 'viberBot', url: body.url, replaced: null }]);
	});

	it("is removed with exactly the request of Mitto's document", async () => {
		const { method, path, body } = requestFixture('viberBot/remove-webhook');
		botWith(address);
		const { json } = await run('viberBot', { operation: 'delete' });

		expect(vendor.requests).toHaveLength(1);
		expect(vendor.requests[0]).toMatchObject({ method, url: path });
		expect(vendor.requests[0]?.body).toEqual(body);
		expect(json).toEqual([{ deleted: true }]);
	});

	it('shows why Viber could not set it', async () => {
		botWith('', { status: 1, status_message: 'Result from webhook: 404 Not Found' });
		const { error } = await run('viberBot', { operation: 'set', url: address });
		expect(error?.message).toContain('Result from webhook: 404 Not Found');
		expect(error?.message).toContain('the webhook URL is not valid');
	});

	it('is told in the words that all services share', async () => {
		botWith(address);
		const { json } = await run('viberBot', { operation: 'getInfo' });
		expect(json).toEqual([
			{
				service: 'viberBot',
				url: address,
				events: ['message'],
				pending: null,
				lastError: null,
				lastErrorAt: null,
			},
		]);
	});
});

describe('the webhook of a Telegram bot', () => {
	it('is set with the traffic account in its address and everything that was filled in', async () => {
		botWith('');
		const { error, json } = await run('telegramBot', {
			operation: 'set',
			url: `${address}?from=telegram`,
			trafficAccountId: 'a b/c',
			secretToken: 'Secret_1',
			allowedUpdates: ['message', 'callback_query'],
			additionalFields: {
				maxConnections: 10,
				dropPendingUpdates: true,
				ipAddress: '203.0.113.7',
			},
		});

		expect(error).toBeUndefined();
		expect(vendor.requests.at(-1)).toMatchObject({
			method: 'POST',
			url: `${telegramPath}/setWebhook`,
		});
		expect(vendor.requests.at(-1)?.body).toEqual({
			url: `${address}?from=telegram&ta=a%20b%2Fc`,
			secret_token: 'Secret_1',
			allowed_updates: ['message', 'callback_query'],
			max_connections: 10,
			ip_address: '203.0.113.7',
			drop_pending_updates: true,
		});
		expect(JSON.stringify(json)).not.toContain('Secret_1');
	});

	it('has the secret that callbacks are checked with when none is filled in', async () => {
		botWith('');
		const { json } = await run('telegramBot', {
			operation: 'set',
			url: address,
			trafficAccountId: account,
		});
		const secret = telegramSecret('110201543:telegram-secret');
		expect(vendor.requests.at(-1)?.body).toEqual({
			url: `${address}?ta=${account}`,
			secret_token: secret,
		});
		expect(JSON.stringify(json)).not.toContain(secret);
	});

	it('is removed', async () => {
		botWith(address);
		const { json } = await run('telegramBot', { operation: 'delete', dropPendingUpdates: true });
		expect(vendor.requests[0]).toMatchObject({
			url: `${telegramPath}/deleteWebhook`,
			body: { drop_pending_updates: true },
		});
		expect(json).toEqual([{ deleted: true }]);
	});

	it('is told with what went wrong lately', async () => {
		vendor.react({
			body: {
				ok: true,
				result: {
					url: address,
					pending_update_count: 3,
					last_error_date: 1_700_000_000,
					last_error_message: 'Wrong response from the webhook: 500',
					allowed_updates: ['message'],
				},
			},
		});
		const { json } = await run('telegramBot', { operation: 'getInfo' });
		expect(json).toEqual([
			{
				service: 'telegramBot',
				url: address,
				events: ['message'],
				pending: 3,
				lastError: 'Wrong response from the webhook: 500',
				lastErrorAt: '2023-11-14T22:13:20.000Z',
			},
		]);
	});

	it('hides the secret in a dry run', async () => {
		const { json } = await run('telegramBot', {
			operation: 'set',
			url: address,
			secretToken: 'Secret_1',
			options: { dryRun: true },
		});
		expect(json[0]).toMatchObject({ dryRun: true, request: { body: { url: address } } });
		expect(JSON.stringify(json)).not.toContain('Secret_1');
		expect(vendor.requests).toEqual([]);
	});
});

describe.each(['viberBot', 'telegramBot'] as const)('a %s that has another webhook', (service) => {
	const other = 'https://others.example.com/hook?token=their-secret';

	it('keeps it, and the refusal names it without its query', async () => {
		botWith(other);
		const { error } = await run(service, { operation: 'set', url: address });
		expect(error?.message).toContain('https://others.example.com/hook?…');
		expect(error?.description).toContain('Replace Existing Webhook');
		expect(JSON.stringify(error)).not.toContain('their-secret');
		expect(vendor.requests).toHaveLength(1);
	});

	it('loses it when that is wanted', async () => {
		botWith(other);
		const options = { replaceExisting: true };
		const { json } = await run(service, { operation: 'set', url: address, options });
		expect(json[0]).toMatchObject({ set: true, replaced: 'https://others.example.com/hook?…' });
		expect(vendor.requests.at(-1)?.body).toMatchObject({ url: address });
	});

	it('may be set again when it is the same', async () => {
		botWith(address);
		const { json } = await run(service, { operation: 'set', url: address });
		expect(json[0]).toMatchObject({ set: true, replaced: null });
	});
});

describe('an address that the service cannot call', () => {
	it.each<['viberBot' | 'telegramBot', string, string]>([
		['viberBot', 'http://n8n.example.com/webhook', 'begins with http'],
		['viberBot', 'https://localhost:5678/webhook', 'leads to localhost'],
		['telegramBot', 'https://192.168.1.2/webhook', 'leads to 192.168.1.2'],
		['telegramBot', 'https://n8n.example.com:5678/webhook', 'has port 5678'],
		['telegramBot', 'n8n.example.com', 'is not a complete URL'],
	])('is refused before %s is asked: %s', async (service, url, message) => {
		const { error } = await run(service, { operation: 'set', url });
		expect(error?.message).toContain(message);
		expect(vendor.requests).toEqual([]);
	});

	it('is accepted for local development', async () => {
		botWith('');
		const options = { allowLocalAddress: true };
		const url = 'http://127.0.0.1:5678/webhook/abc';
		const { json } = await run('telegramBot', { operation: 'set', url, options });
		expect(json[0]).toMatchObject({ set: true, url });
	});
});

describe('a webhook with bad input', () => {
	it.each<[string, INodeParameters, string]>([
		['a secret with a blank', { secretToken: 'my secret' }, 'Secret Token has other characters'],
		[
			'too many connections',
			{ additionalFields: { maxConnections: 101 } },
			'Max Connections is 101',
		],
		['an IPv6 address', { additionalFields: { ipAddress: '::1' } }, 'IP Address is "::1"'],
	])('(%s) is refused before it is set', async (_, parameters, message) => {
		const { error } = await run('telegramBot', { operation: 'set', url: address, ...parameters });
		expect(error?.message).toContain(message);
		expect(`${error?.message} ${error?.description}`).not.toContain('my secret');
		expect(vendor.requests).toEqual([]);
	});
});
