import { readFileSync } from 'node:fs';
import { sign } from 'jsonwebtoken';

import { viberToken } from '../../sandbox/accounts';
import type { Deliverer, Delivery } from '../../sandbox/control/deliver';
import { deliver } from '../../sandbox/control/deliver';
import { asCallback } from '../../sandbox/control/say';
import type { SavedWorkflow } from '../../tools/n8n/api';
import { startStack, type Stack } from '../../tools/stack';
import { sandboxCredentials } from '../../tools/stack/credentials';
import { inboundBody } from '../support/inboundFixture';

let stack: Stack;
beforeAll(async () => {
	stack = await startStack({ examples: false });
}, 900_000);
afterAll(async () => await stack.stop());

const local = { allowLocalAddress: true };
const whatsAppAccount = '679b453b-c876-49b0-b30e-c2b4c1c60004';
const inboundKey = 'demo-inbound-key-0123456789abcdef-1';
const now = () => Math.floor(Date.now() / 1000);
const token = (exp: number, key = inboundKey) =>
	sign({ nbf: now() - 600, exp }, key, { algorithm: 'HS256', noTimestamp: true });

interface Channel {
	source: string;
	vendor: Deliverer;
	credential: string;
	parameters: object;
	/** Signed URL of a trigger that nobody registers. */
	url?: (base: string, proof?: string) => string;
	/** What the flow gets of "Hello". */
	output: object;
}

const channels: Channel[] = [
	{
		source: 'viber',
		vendor: 'viber',
		credential: 'mittoViberBotApi',
		parameters: { botAccountId: 'account-1', options: local },
		output: {
			channel: 'viber',
			from: { id: '01234567890A=', name: 'Ana', phone: null, avatar: null },
			trafficAccountId: 'account-1',
		},
	},
	{
		source: 'telegram',
		vendor: 'telegram',
		credential: 'mittoTelegramBotApi',
		parameters: { options: local },
		output: { channel: 'telegram', conversationId: '1111111', to: '110201543' },
	},
	{
		source: 'chatApps',
		vendor: 'chat-apps',
		credential: 'mittoApi',
		parameters: { setUp: 'automatic', trafficAccountIds: [whatsAppAccount], options: local },
		output: {
			channel: 'whatsApp',
			from: { id: '385911234567', name: 'Ana', phone: '385911234567', avatar: null },
			trafficAccountId: whatsAppAccount,
		},
	},
	{
		source: 'sms',
		vendor: 'sms',
		credential: 'mittoApi',
		parameters: {},
		url: (base, proof = token(now() + 600)) => `${base}?token=${proof}`,
		output: {
			channel: 'sms',
			from: { id: '385911234567', name: null, phone: '385911234567', avatar: null },
			to: '38591000',
			keyPosition: 1,
		},
	},
	{
		source: 'gbm',
		vendor: 'gbm',
		credential: 'mittoGbmApi',
		parameters: {},
		url: (base) => base,
		output: { channel: 'gbm', to: 'brands/demo/agents/demo', keyPosition: 1 },
	},
];

async function createFlow(
	name: string,
	{ source, credential, parameters }: Channel,
	more: object = {},
): Promise<SavedWorkflow> {
	const found = (await stack.api.credentials()).find(({ type }) => type === credential);
	return await stack.api.createWorkflow({
		name,
		nodes: [
			{
				id: `trigger-${name}`,
				name: 'Trigger',
				type: 'n8n-nodes-mitto.mittoInboundTrigger',
				typeVersion: 1,
				position: [0, 0],
				webhookId: `hook-${name}`,
				parameters: { channel: source, ...parameters, ...more },
				credentials: { [credential]: { id: found?.id, name: found?.name } },
			},
		],
		connections: {},
	});
}

const address = (name: string) => `${stack.n8n.url}/webhook/hook-${name}/inbound`;
const send = async (vendor: Deliverer, delivery: Delivery) => {
	// Without the number of the exchange in the inspector, which differs from run to run.
	const { status, body } = await deliver(vendor, delivery, stack.sandbox.world);
	return { status, body };
};

/**
 * What the executions of a flow began with, oldest first. n8n lists an execution only when it has
 * ended, so as many as are expected are waited for, and then a while for those that are not.
 */
async function starts(
	{ id }: SavedWorkflow,
	expected: number,
): Promise<Array<Record<string, unknown>>> {
	const end = Date.now() + 60_000;
	const ended = async () =>
		(await stack.api.executions(id)).filter(({ status }) => status === 'success');
	while ((await ended()).length < expected && Date.now() < end) await pause(200);
	await pause(500);
	const executions = await stack.api.executions(id);
	expect(executions.map(({ status }) => status)).toEqual(Array(expected).fill('success'));
	return executions
		.reverse()
		.flatMap(({ data }) => data?.resultData.runData?.Trigger?.[0]?.data?.main[0] ?? [])
		.map(({ json }) => json);
}

const pause = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

const shape = [
	...[
		'event',
		'channel',
		'messageId',
		'status',
		'final',
		'rawStatus',
		'conversationId',
		'from',
		'to',
		'text',
		'intent',
		'media',
		'location',
	],
	...['contact', 'postback', 'replyTo', 'trafficAccountId', 'keyPosition', 'occurredAt'],
	...['receivedAt', 'raw'],
];

describe.each(channels)('Mitto Inbound Trigger on $source, in a real n8n', (channel) => {
	const { source, vendor, url, output } = channel;
	const hello = (text: string): Delivery =>
		asCallback(vendor, { text, ...(url && { url: url(address(source)) }) });
	let flow: SavedWorkflow;

	beforeAll(async () => {
		flow = await createFlow(source, channel, { filters: { contains: 'hello' } });
		await stack.api.activate(flow);
	});
	afterAll(async () => await stack.api.deactivate(flow));

	it('starts the flow for the good callbacks alone, in the documented shape', async () => {
		const good = hello('Hello');
		const filtered = hello('Good bye');
		const secrets = sandboxCredentials('').flatMap(({ data }) =>
			Object.entries(data)
				.filter(([name]) => /key|token|secret/i.test(name))
				.map(([, secret]) => String(secret)),
		);

		expect(await send(vendor, good)).toMatchObject({ status: 200, body: { status: 'accepted' } });
		expect(await send(vendor, good)).toMatchObject({ status: 200, body: { status: 'duplicate' } });
		expect(await send(vendor, filtered)).toMatchObject({
			status: 200,
			body: { status: 'filtered' },
		});
		for (const bad of forgeries(hello('Hello, forged'))) {
			expect(await send(vendor, bad)).toEqual({ status: 401, body: { error: 'unauthorised' } });
		}

		const [event = {}] = await starts(flow, 1);
		expect(event).toMatchObject({ event: 'message', text: 'Hello', ...output });
		expect(Object.keys(event)).toEqual(shape);
		for (const secret of secrets) expect(JSON.stringify(event)).not.toContain(secret);
	});

	function forgeries(callback: Delivery): Delivery[] {
		if (source !== 'sms')
			return [
				{ ...callback, forge: true },
				{ ...callback, unsigned: true },
			];
		const proofs = [
			token(now() - 120),
			token(now() + 600, 'demo-delivery-key-0123456789abcdef-1'),
			`${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(`{"exp":${now() + 600}}`).toString('base64url')}.`,
		];
		return [
			{ ...callback, url: address(source) },
			...proofs.map((proof) => ({ ...callback, url: url?.(address(source), proof) })),
		];
	}
});

describe('what vendors want answered', () => {
	it('Google gets its secret back as plain text', async () => {
		const flow = await createFlow('handshake', channels[4] as Channel);
		await stack.api.activate(flow);
		const answer = await fetch(address('handshake'), {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{"clientToken":"sandbox-gbm-client-token","secret":"0a1b2c3d4e5f"}',
		});
		expect(answer.headers.get('content-type')).toContain('text/plain');
		expect(await answer.text()).toBe('0a1b2c3d4e5f');
		expect(await starts(flow, 0)).toEqual([]);
		await stack.api.deactivate(flow);
	});

	it('an SMS may come as a GET', async () => {
		const flow = await createFlow('get', channels[3] as Channel);
		await stack.api.activate(flow);
		const url = `${address('get')}?token=${token(now() + 600)}&from=385911234567&text=Hello`;
		expect(await send('sms', { method: 'GET', url })).toMatchObject({ status: 200 });
		expect(await starts(flow, 1)).toMatchObject([{ text: 'Hello', raw: { from: '385911234567' } }]);
		await stack.api.deactivate(flow);
	});

	it('a person who opens the chat with a Viber bot sees the welcome message', async () => {
		const flow = await createFlow('welcome', channels[0] as Channel, {
			welcome: { text: 'Hi!', senderName: 'Us' },
			eventKinds: ['conversationStarted'],
		});
		await stack.api.activate(flow);
		const body = inboundBody('viberBot/conversation-started');
		expect(await send('viber', { body })).toEqual({
			status: 200,
			body: { sender: { name: 'Us' }, type: 'text', text: 'Hi!' },
		});
		expect(await starts(flow, 1)).toMatchObject([
			{ event: 'conversationStarted', messageId: '4912661846655238145' },
		]);
		await stack.api.deactivate(flow);
	});

	it('a picture in Telegram is fetched when the user wants it', async () => {
		const flow = await createFlow('media', channels[1] as Channel, {
			options: { ...local, downloadMedia: true },
		});
		await stack.api.activate(flow);
		await send('telegram', { body: inboundBody('telegram/photo') });
		const [event] = await starts(flow, 1);
		expect(event).toMatchObject({ text: 'My receipt' });
		expect(event).not.toHaveProperty('mediaError');
		const [execution] = await stack.api.executions(flow.id);
		expect(JSON.stringify(execution?.data)).toContain('"mimeType":"image/jpeg"');
		await stack.api.deactivate(flow);
	});
});

describe('webhooks at the vendors', () => {
	const registering = channels.filter(({ url }) => url === undefined);
	const registered = (): Record<string, string | undefined> => ({
		viber: stack.sandbox.world.viberWebhook?.url,
		telegram: stack.sandbox.world.telegramWebhook?.url,
		chatApps: [...stack.sandbox.world.mittoWebhooks.values()].at(-1)?.url,
	});
	const flows: SavedWorkflow[] = [];

	it('are set on activation', async () => {
		for (const channel of registering) {
			const flow = await createFlow(`life-${channel.source}`, channel);
			await stack.api.activate(flow);
			flows.push(flow);
		}
		expect(registered()).toEqual({
			viber: `${address('life-viber')}?ta=account-1`,
			telegram: address('life-telegram'),
			chatApps: address('life-chatApps'),
		});
		expect(stack.sandbox.world.telegramWebhook).toMatchObject({ allowed_updates: [] });
	});

	it('still lead to the flows after n8n was killed and started again', async () => {
		await stack.n8n.kill();
		await stack.n8n.restart();
		await stack.api.login();
		for (const [index, { vendor }] of registering.entries()) {
			const callback = asCallback(vendor, { text: 'After the night' });
			expect(await send(vendor, callback)).toMatchObject({ body: { status: 'accepted' } });
			expect(await send(vendor, { ...callback, forge: true })).toMatchObject({ status: 401 });
			expect(await starts(flows[index] as SavedWorkflow, 1)).toMatchObject([
				{ text: 'After the night' },
			]);
		}
	});

	it('are removed on deactivation', async () => {
		for (const flow of flows) await stack.api.deactivate(flow);
		expect(registered()).toEqual({ viber: undefined, telegram: undefined, chatApps: undefined });
	});

	it('of others are left alone, and the refusal names them', async () => {
		const theirs = { url: 'https://crm.example.com/viber?secret=1', event_types: ['seen'] };
		stack.sandbox.world.viberWebhook = { ...theirs, send_name: false, send_photo: false };
		const flow = await createFlow('polite', channels[0] as Channel);
		await expect(stack.api.activate(flow)).rejects.toThrow('https://crm.example.com/viber');
		expect(stack.sandbox.world.viberWebhook.url).toBe(theirs.url);
		stack.sandbox.world.viberWebhook = undefined;
	});

	it('of others are put back when they were taken over', async () => {
		// Viber asks the address that is put back, too, so there has to be somebody.
		const theirs = await createFlow('theirs', channels[0] as Channel);
		await stack.api.activate(theirs);
		const before = stack.sandbox.world.viberWebhook;
		const ours = await createFlow('ours', channels[0] as Channel, {
			options: { ...local, takeOver: true },
		});
		await stack.api.activate(ours);
		expect(registered().viber).toContain('hook-ours');
		await stack.api.deactivate(ours);
		expect(stack.sandbox.world.viberWebhook?.url).toBe(before?.url);
		await stack.api.deactivate(theirs);
		expect(registered().viber).toBeUndefined();
	});
});

it('nothing of the secrets stands in the log of n8n', () => {
	expect(readFileSync(stack.n8n.logFile, 'utf8')).not.toContain(viberToken);
});
