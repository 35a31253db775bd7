import type { IDataObject } from 'n8n-workflow';

import { MittoDeliveryTrigger } from '../../nodes/MittoDeliveryTrigger/MittoDeliveryTrigger.node';
import { startSandbox, type Sandbox } from '../../sandbox';
import { apiKeys, trafficAccounts } from '../../sandbox/accounts';
import { callbackKeys, keys } from '../support/callbacks/smsReport';
import { callHook, callWebhook, type HookCall, type WebhookCall } from '../support/engine';
import { requestFixture } from '../support/fixture';

const trigger = new MittoDeliveryTrigger();
const header = 'X-Mitto-Callback-Secret';
const [account] = trafficAccounts;

let mitto: Sandbox;
beforeAll(async () => {
	mitto = await startSandbox();
});
afterAll(async () => await mitto.close());
beforeEach(() => mitto.world.mittoWebhooks.clear());

const mittoApi = () => ({
	mittoApi: { apiKey: apiKeys.good, chatAppsBaseUrl: `${mitto.url}/chat` },
});
const automatic = {
	source: 'chatApps',
	setUp: 'automatic',
	trafficAccountIds: [account?.id ?? ''],
	webhookTriggers: 'MessageStatus, Read',
};
const hook = (given: Partial<HookCall> = {}): HookCall => ({
	parameters: automatic,
	credentials: mittoApi(),
	...given,
});
const registered = () => [...mitto.world.mittoWebhooks.values()];

describe('activation', () => {
	it('registers one webhook for both methods, with a secret that nobody has seen', async () => {
		const staticData: IDataObject = {};
		expect(await callHook(trigger, 'checkExists', hook({ staticData }))).toMatchObject({
			result: false,
		});
		await callHook(trigger, 'create', hook({ staticData }));
		expect(await callHook(trigger, 'checkExists', hook({ staticData }))).toMatchObject({
			result: true,
		});

		expect(registered()).toEqual([
			{
				id: expect.any(String),
				url: 'https://n8n.example.com/webhook/webhook-1/delivery',
				description: 'n8n: Test',
				webhookTriggers: ['MessageStatus', 'Read'],
				headers: { [header]: expect.stringMatching(/^[\w-]{43}$/) },
				linkTrafficAccountIds: [account?.id],
			},
		]);
	});

	it('replaces what a killed n8n left behind and leaves the webhooks of others alone', async () => {
		const url = 'https://n8n.example.com/webhook/webhook-1/delivery';
		mitto.world.mittoWebhooks.set('left', { id: 'left', url });
		mitto.world.mittoWebhooks.set('theirs', { id: 'theirs', url: 'https://crm.example.com/mitto' });
		await callHook(trigger, 'create', hook());

		expect(registered().map(({ url: address }) => address)).toEqual([
			'https://crm.example.com/mitto',
			url,
		]);
		expect(mitto.world.mittoWebhooks.has('left')).toBe(false);
	});

	it('asks for a traffic account', async () => {
		const parameters = { ...automatic, trafficAccountIds: [] };
		await expect(callHook(trigger, 'create', hook({ parameters }))).rejects.toThrow(
			'Traffic Account Names or IDs is empty. Choose at least one sender',
		);
	});

	it('says what Mitto said when it refuses', async () => {
		const credentials = { mittoApi: { ...mittoApi().mittoApi, apiKey: apiKeys.forbidden } };
		await expect(callHook(trigger, 'create', hook({ credentials }))).rejects.toThrow(
			/did not accept the credential \(HTTP 403\): Forbidden\. Check the key/,
		);
	});

	it('asks Mitto for nothing when the webhook is set up by hand, or the source is SMS', async () => {
		for (const parameters of [{ source: 'chatApps', setUp: 'byHand' }, { source: 'sms' }]) {
			const by = hook({ parameters, credentials: callbackKeys() });
			expect(await callHook(trigger, 'checkExists', by)).toMatchObject({ result: true });
			expect(await callHook(trigger, 'create', by)).toMatchObject({ result: true });
			expect(await callHook(trigger, 'delete', by)).toMatchObject({ result: true });
		}
		expect(registered()).toEqual([]);
	});
});

describe('deactivation', () => {
	it('removes our webhook and no other, once, although n8n asks for both methods at the same time', async () => {
		mitto.world.mittoWebhooks.set('theirs', { id: 'theirs', url: 'https://crm.example.com/mitto' });
		const staticData: IDataObject = {};
		await callHook(trigger, 'create', hook({ staticData }));
		mitto.world.requests.length = 0;

		await Promise.all(
			[1, 2].map(async () => await callHook(trigger, 'delete', hook({ staticData }))),
		);

		expect(registered().map(({ id }) => id)).toEqual(['theirs']);
		expect(mitto.world.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
		expect(staticData.registration).toBeUndefined();
	});

	it('is content when the webhook is gone already', async () => {
		const staticData: IDataObject = {};
		await callHook(trigger, 'create', hook({ staticData }));
		mitto.world.mittoWebhooks.clear();
		expect(await callHook(trigger, 'delete', hook({ staticData }))).toMatchObject({ result: true });
	});

	it('fails when Mitto does not answer, and can be tried again', async () => {
		const staticData: IDataObject = {};
		await callHook(trigger, 'create', hook({ staticData }));
		mitto.world.faults.set([{ kind: 'internal', path: '/Webhooks', times: 1 }] as never, 1);

		await expect(callHook(trigger, 'delete', hook({ staticData }))).rejects.toThrow(/HTTP 500/);
		await callHook(trigger, 'delete', hook({ staticData }));
		expect(registered()).toEqual([]);
	});
});

describe('status events', () => {
	const event = requestFixture('chatApps/status-event').body;
	const json = { 'content-type': 'application/json' };

	it('start the workflow when they carry the secret that was registered', async () => {
		const staticData: IDataObject = {};
		await callHook(trigger, 'create', hook({ staticData }));
		const secret = registered()[0]?.headers?.[header] ?? '';
		const call = { ...hook({ staticData }), body: JSON.stringify(event) };

		const answer = await callWebhook(trigger, { ...call, headers: { ...json, [header]: secret } });
		expect(answer.items?.map((item) => item.json)).toEqual([
			{
				event: 'delivery',
				channel: null,
				messageId: event.messageId,
				status: 'failed',
				final: true,
				rawStatus: 'Failure',
				errorCode: null,
				description: "Can't get template language code",
				reference: null,
				destination: null,
				trafficAccountId: null,
				callbackId: null,
				keyPosition: null,
				occurredAt: '2021-01-14T08:59:37.174Z',
				receivedAt: expect.any(String),
				raw: event,
			},
		]);

		const forged = { ...json, [header]: `${secret.slice(0, -1)}!` };
		expect(await callWebhook(trigger, { ...call, headers: forged })).toMatchObject({ status: 401 });
		expect(await callWebhook(trigger, { ...call, headers: json })).toMatchObject({ status: 401 });
	});

	it('are refused before anything was registered', async () => {
		const headers = { ...json, [header]: '' };
		const call = { ...hook(), body: JSON.stringify(event), headers };
		expect(await callWebhook(trigger, call)).toMatchObject({ status: 401 });
	});

	const byHand = (body: unknown, parameters: IDataObject = {}, secret: string = keys.older) => ({
		parameters: { source: 'chatApps', setUp: 'byHand', ...parameters } as never,
		credentials: callbackKeys(keys.newest, keys.older),
		headers: { ...json, [header]: secret },
		body: JSON.stringify(body),
	});

	it('carry one of the keys of the credential when they were set up by hand', async () => {
		const answer = await callWebhook(trigger, byHand({ ...event, messageId: 'by-hand' }));
		expect(answer.items?.[0]?.json).toMatchObject({ messageId: 'by-hand', keyPosition: 2 });
		const forged = byHand({ ...event, messageId: 'forged' }, {}, keys.inbound);
		expect(await callWebhook(trigger, forged)).toMatchObject({ status: 401, items: undefined });
	});

	it('may come as a list: what is wanted of it starts one execution', async () => {
		const list = ['Sent', 'Delivered', 'Seen'].map((deliveryStatus) => ({
			...event,
			messageId: 'listed',
			deliveryStatus,
			channel: 'WhatsApp',
			trafficAccountId: 'account-1',
		}));
		const filters = {
			finalOnly: true,
			channels: ['whatsApp'],
			trafficAccounts: 'account-1, account-2',
		};
		const answer = await callWebhook(trigger, byHand([...list, list[1]], { filters }));
		expect(answer.items?.map((item) => item.json.status)).toEqual(['read']);

		const all = { ...filters, finalOnly: false };
		const delivered = await callWebhook(
			trigger,
			byHand({ ...list[1], messageId: 'm-9' }, { filters: all }),
		);
		expect(delivered.items?.[0]?.json).toMatchObject({ status: 'delivered', final: false });

		const other = { ...list[2], trafficAccountId: 'account-9' };
		expect(await callWebhook(trigger, byHand(other, { filters }))).toMatchObject({
			body: { status: 'filtered' },
		});
	});

	it('are told from what people write', async () => {
		const written = {
			messageId: 'in-1',
			text: 'Hello',
			status: 'Received',
			sender: { phoneNumber: '+385911' },
		};
		expect(await callWebhook(trigger, byHand(written))).toEqual({
			status: 200,
			body: { status: 'filtered' },
			items: undefined,
		});
	});

	it('are refused when they are no objects', async () => {
		for (const body of [[], [1], 'text', 7]) {
			expect(await callWebhook(trigger, byHand(body))).toMatchObject({ status: 400 });
		}
	});
});

describe('callbacks with several reports', () => {
	const reports = async (ids: string[], more: Pick<WebhookCall, 'fate' | 'until'> = {}) =>
		await callWebhook(trigger, {
			parameters: { source: 'chatApps', setUp: 'byHand' },
			credentials: callbackKeys(),
			headers: { 'content-type': 'application/json', [header]: keys.newest },
			body: JSON.stringify(
				ids.map((messageId) => ({ messageId, deliveryStatus: 'Read', channel: 'Viber' })),
			),
			...more,
		});

	it.each(['started', 'notStarted'] as const)(
		'hold none of them back while they wait for a repeat whose first one has "%s"',
		async (fate) => {
			const [a, b] = [`a-${fate}`, `b-${fate}`];
			let release = () => {};
			const until = new Promise<void>((resolve) => {
				release = resolve;
			});
			const first = reports([a], { fate, until });
			const both = reports([a, b]);
			expect((await reports([b])).items).toHaveLength(1);
			release();
			await first;
			const { items = [] } = await both;
			expect(items.map(({ json }) => json.messageId)).toEqual(fate === 'started' ? [] : [a]);
		},
	);
});
