import type { IDataObject } from 'n8n-workflow';

import { MittoInboundTrigger } from '../../nodes/MittoInboundTrigger/MittoInboundTrigger.node';
import { telegramSecret } from '../../nodes/channels/telegram/callbacks/secret';
import { callHook, type HookCall } from '../support/engine';
import { startDrippingServer } from '../support/drippingServer';
import { startFakeVendor, type FakeVendor, type SeenRequest } from '../support/fakeVendor';

const trigger = new MittoInboundTrigger();
const ours = 'https://n8n.example.com/webhook/webhook-1/inbound';
const oursInTests = 'https://n8n.example.com/webhook-test/webhook-1/inbound';
const theirs = 'https://crm.example.com/hook?key=secret';
const botToken = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1';

/** What a bot's service remembers, and whether it refuses to set a webhook. */
let webhook: IDataObject;
let refusing: (body: IDataObject) => boolean;
let vendor: FakeVendor;
beforeAll(async () => {
	vendor = await startFakeVendor();
});
afterAll(async () => await vendor.close());
beforeEach(() => {
	webhook = {};
	refusing = () => false;
	vendor.requests.length = 0;
	vendor.react((request) => ({ body: answerOf(request) }));
});

function answerOf({ url, body }: SeenRequest): unknown {
	const given = (body ?? {}) as IDataObject;
	if (url.endsWith('/get_account_info')) {
		return { status: 0, webhook: webhook.url ?? '', event_types: webhook.event_types ?? [] };
	}
	if (url.endsWith('/getWebhookInfo')) {
		return { ok: true, result: { ...webhook, url: webhook.url ?? '' } };
	}
	if (url.endsWith('/deleteWebhook')) webhook = {};
	else if (refusing(given)) return { status: 1, status_message: 'Result from webhook: 404' };
	else webhook = given;
	return { status: 0, ok: true, result: true };
}

const viber = (given: Partial<HookCall> & { options?: object } = {}): HookCall => ({
	...given,
	parameters: { channel: 'viber', ...given.parameters, options: { ...given.options } },
	credentials: { mittoViberBotApi: { authToken: 'a-b-c', baseUrl: `${vendor.url}/pa` } },
});
const telegram = (given: Partial<HookCall> & { options?: object } = {}): HookCall => ({
	...given,
	parameters: { channel: 'telegram', ...given.parameters, options: { ...given.options } },
	credentials: { mittoTelegramBotApi: { botToken, baseUrl: vendor.url } },
});

describe('activation', () => {
	it('sets the webhook of a Viber bot as Mitto documents it', async () => {
		const parameters = { sendName: true, botAccountId: '0fc524f8-2a78-11ec-9424-482ae3643973' };
		await callHook(trigger, 'create', viber({ parameters }));
		expect(webhook).toEqual({
			url: `${ours}?ta=0fc524f8-2a78-11ec-9424-482ae3643973`,
			event_types: [
				'delivered',
				'seen',
				'failed',
				'subscribed',
				'unsubscribed',
				'conversation_started',
			],
			send_name: true,
			send_photo: false,
		});
	});

	it('sets the webhook of a Telegram bot with a secret, which is no part of the token', async () => {
		const parameters = {
			allowedUpdates: ['message', 'callback_query'],
			additionalFields: { maxConnections: 10, dropPendingUpdates: true },
		};
		await callHook(trigger, 'create', telegram({ parameters }));
		expect(webhook).toEqual({
			url: ours,
			allowed_updates: ['message', 'callback_query'],
			max_connections: 10,
			drop_pending_updates: true,
			secret_token: telegramSecret(botToken),
		});
		expect(botToken).not.toContain(String(webhook.secret_token));
	});

	it('asks Telegram for its default updates, so that no earlier list stays in force', async () => {
		await callHook(trigger, 'create', telegram());
		expect(webhook).toMatchObject({ allowed_updates: [] });
	});

	it.each([['sms'], ['gbm']])('registers nothing for %s', async (channel) => {
		const staticData = {};
		const call = { parameters: { channel }, credentials: {}, staticData };
		expect(await callHook(trigger, 'checkExists', call)).toMatchObject({ result: true });
		expect(vendor.requests).toEqual([]);
	});

	it('is known to have happened, and not when another address was set since', async () => {
		const staticData: IDataObject = {};
		await callHook(trigger, 'create', viber({ staticData }));
		expect(await callHook(trigger, 'checkExists', viber({ staticData }))).toMatchObject({
			result: true,
		});
		webhook = { url: theirs };
		expect(await callHook(trigger, 'checkExists', viber({ staticData }))).toMatchObject({
			result: false,
		});
	});

	it.each([
		['a filter', viber, { filters: { matches: '(' } }, 'Text Matches is no valid regular'],
		['a welcome', viber, { welcome: { text: 'Hi!' } }, 'Sender Name is empty'],
		[
			'a secret',
			telegram,
			{ secretToken: 'not allowed' },
			'Secret Token has other characters than letters',
		],
	])('refuses %s that cannot be used, and says why', async (_what, channel, parameters, reason) => {
		await expect(callHook(trigger, 'create', channel({ parameters }))).rejects.toThrow(reason);
		expect(webhook).toEqual({});
	});

	it('shows what Viber says when its check fails', async () => {
		refusing = () => true;
		await expect(callHook(trigger, 'create', viber())).rejects.toThrow('Result from webhook: 404');
	});
});

describe.each([
	['Viber', viber],
	['Telegram', telegram],
])("a webhook of somebody else's at %s", (_name, channel) => {
	beforeEach(() => {
		webhook = { url: theirs, event_types: ['seen', 'message'], allowed_updates: ['message'] };
	});

	it('is left alone, and named without its secrets', async () => {
		const before = webhook;
		await expect(callHook(trigger, 'create', channel())).rejects.toThrow(
			'it leads to https://crm.example.com/hook. Remove it there',
		);
		expect(webhook).toBe(before);
		// n8n calls this after an activation that failed.
		await callHook(trigger, 'delete', channel());
		expect(webhook).toBe(before);
	});

	it('is replaced when the user wants it, and put back on deactivation', async () => {
		const staticData: IDataObject = {};
		const options = { takeOver: true };
		await callHook(trigger, 'create', channel({ staticData, options }));
		expect(webhook.url).toBe(ours);
		await callHook(trigger, 'delete', channel({ staticData, options }));
		expect(webhook.url).toBe(theirs);
		expect(webhook.event_types ?? ['seen']).toEqual(['seen']);
		expect(webhook.allowed_updates ?? ['message']).toEqual(['message']);
	});

	it('stays when it was set after ours', async () => {
		const staticData: IDataObject = {};
		webhook = {};
		await callHook(trigger, 'create', channel({ staticData }));
		webhook = { url: theirs };
		await callHook(trigger, 'delete', channel({ staticData }));
		expect(webhook.url).toBe(theirs);
	});
});

describe('deactivation', () => {
	it.each([
		['Viber', viber],
		['Telegram', telegram],
	])(
		'removes our webhook at %s, also when n8n could not save that it was set',
		async (_, channel) => {
			for (const staticData of [{}, undefined]) {
				await callHook(trigger, 'create', channel({ staticData }));
				await callHook(trigger, 'delete', channel({ staticData }));
				expect(webhook.url ?? '').toBe('');
			}
		},
	);

	it('removes ours at Viber when the one before no longer answers', async () => {
		const staticData: IDataObject = {};
		const options = { takeOver: true };
		webhook = { url: theirs };
		await callHook(trigger, 'create', viber({ staticData, options }));
		refusing = ({ url }) => url === theirs;
		await callHook(trigger, 'delete', viber({ staticData, options }));
		expect(webhook).toEqual({ url: '' });
	});
});

describe('a test run', () => {
	const manual = { activation: 'manual' } as const;

	it('leaves the active workflow its events', async () => {
		webhook = { url: ours };
		await expect(callHook(trigger, 'create', telegram({ ...manual }))).rejects.toThrow(
			'Divert Events to Test Runs',
		);
		expect(webhook.url).toBe(ours);
	});

	it('gives them back with their secret when they were diverted', async () => {
		const staticData: IDataObject = {};
		const options = { divertToTests: true };
		await callHook(trigger, 'create', telegram());
		const production = webhook;
		await callHook(trigger, 'create', telegram({ ...manual, staticData, options }));
		expect(webhook.url).toBe(oursInTests);
		await callHook(trigger, 'delete', telegram({ ...manual, staticData, options }));
		expect(webhook).toEqual(production);
	});
});

it('an address that the vendor cannot call is refused before the vendor is asked', async () => {
	const setting = telegram();
	await expect(
		callHook(trigger, 'create', { ...setting, webhookBaseUrl: 'http://localhost:5678/webhook' }),
	).rejects.toThrow('leads to localhost, which Telegram cannot reach');
	expect(vendor.requests).toEqual([]);
});

describe('a vendor that begins to answer and never ends', () => {
	const real = AbortSignal.timeout.bind(AbortSignal);
	/** How long each request was given; in truth each gets a moment. */
	let given: number[];
	beforeEach(() => {
		given = [];
		jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
			given.push(milliseconds);
			return real(300);
		});
	});
	afterEach(() => jest.restoreAllMocks());

	it.each(['viber', 'telegram'])(
		'does not hold the activation of a %s trigger',
		async (channel) => {
			const server = await startDrippingServer();
			try {
				const call: HookCall = {
					parameters: { channel, options: {} },
					credentials: {
						mittoViberBotApi: { authToken: 'a-b-c', baseUrl: server.url },
						mittoTelegramBotApi: { botToken, baseUrl: server.url },
					},
				};
				await expect(callHook(trigger, 'create', call)).rejects.toThrow('did not answer in time');
				expect(given.length).toBeGreaterThan(0);
				expect(Math.max(...given)).toBeLessThanOrEqual(30_000);
			} finally {
				await server.close();
			}
		},
	);
});
