import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';

import { MittoBulk } from '../../nodes/MittoBulk/MittoBulk.node';
import { MittoInboundTrigger } from '../../nodes/MittoInboundTrigger/MittoInboundTrigger.node';
import { MittoSend } from '../../nodes/MittoSend/MittoSend.node';
import { telegramSecret } from '../../nodes/channels/telegram/callbacks/secret';
import { inboundEvent } from '../../nodes/callbacks/events';
import { callHook, loadOptionsContext, processedData, runNode } from '../support/engine';
import { startFakeVendor, type FakeVendor, type SeenRequest } from '../support/fakeVendor';

/** What must never come out again, each as long and as odd as the real ones are. */
const secrets = {
	apiKey: 'mitto-key/+"1f0c9a7e55d24b0c',
	header: 'header-value-8d1f22c07ab3',
	password: 'p4ssw0rd-of-the-proxy',
	viberToken: '445da6az1s345z78-dazcczb2542zv51a-e0vc5fva17480im9',
	botSecret: 'AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1',
	signingKey: 'delivery-signing-key-0123456789abcdef',
};
const botToken = `110201543:${secrets.botSecret}`;
const planted = { ...secrets, webhookSecret: telegramSecret(botToken) };

let vendor: FakeVendor;
beforeAll(async () => {
	vendor = await startFakeVendor();
});
afterAll(async () => await vendor.close());
beforeEach(() => {
	vendor.requests.length = 0;
	processedData.forget();
});

const credentials = () => ({
	mittoApi: {
		apiKey: secrets.apiKey,
		chatAppsBaseUrl: vendor.url.replace('http://', `http://proxy:${secrets.password}@`),
		smsRegion: 'custom',
		smsBaseUrl: vendor.url,
		deliverySigningSecrets: secrets.signingKey,
		additionalHeaders: JSON.stringify({ 'X-Team': secrets.header }),
	},
	mittoViberBotApi: { authToken: secrets.viberToken, baseUrl: vendor.url },
	mittoTelegramBotApi: { botToken, baseUrl: vendor.url },
});

/** Everything that the request said, as a text and as an object. */
const echo = ({ method, url, headers, body, text }: SeenRequest) => ({
	message: `${method} ${url} ${JSON.stringify(headers)} ${text}`,
	status_message: `${url} ${JSON.stringify(headers)}`,
	description: `no route for ${url}, token=${secrets.viberToken}`,
	request: { url, headers, body },
});

/** n8n's errors hold the node with its parameters, which came from the user. */
const withoutForm = (name: string, value: unknown) => (name === 'node' ? undefined : value);

/** Secrets and tokens that stand in what a node gave out. */
function leaks(...given: unknown[]): string[] {
	const texts = given.map((value) =>
		value instanceof Error
			? [value.message, value.stack, JSON.stringify(value, withoutForm)].join('\n')
			: JSON.stringify(value, withoutForm),
	);
	const text = texts.join('\n');
	const found = Object.entries(planted)
		.filter(
			([, secret]) =>
				text.includes(secret) ||
				text.includes(JSON.stringify(secret).slice(1, -1)) ||
				text.includes(JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1)),
		)
		.map(([name]) => name);
	return /eyJ[\w-]{10,}\.eyJ/.test(text) ? [...found, 'signed token'] : found;
}

const reactions: Array<[string, (request: SeenRequest) => object]> = [
	...[200, 302, 400, 401, 403, 404, 409, 429, 500, 503].map(
		(status): [string, (request: SeenRequest) => object] => [
			`echoes the request with HTTP ${status}`,
			(request) => ({ status, body: echo(request), headers: { 'retry-after': '300' } }),
		],
	),
	[
		'echoes the request as a plain text',
		(request) => ({
			status: 400,
			body: `<pre>${request.url}\n${JSON.stringify(request.headers)}\n${request.text}</pre>`,
			headers: { 'content-type': 'text/html' },
		}),
	],
	[
		'refuses as the SMS API does',
		(request) => ({
			body: { ...echo(request), responseCode: 7, responseText: JSON.stringify(echo(request)) },
		}),
	],
	['refuses as Viber does', (request) => ({ body: { ...echo(request), status: 3 } })],
	['refuses as Telegram does', (request) => ({ body: { ...echo(request), ok: false } })],
	[
		'takes the message',
		(request) => ({
			body: {
				...echo(request),
				messageId: 'm-1',
				id: 'm-1',
				message_token: 1,
				ok: true,
				status: 0,
				responseCode: 0,
				failed_list: [{ receiver: 'u', status: 5, status_message: JSON.stringify(echo(request)) }],
			},
		}),
	],
];

const account = { __rl: true, mode: 'id', value: 'account-1' };
const operations: Array<[string, INodeParameters]> = [
	[
		'an SMS through chat apps',
		{
			resource: 'sms',
			operation: 'sendText',
			trafficAccountId: account,
			destination: '+385911111111',
			sender: 'MyShop',
			text: 'Hello',
		},
	],
	[
		'an SMS with a signed callback',
		{
			resource: 'sms',
			operation: 'sendText',
			route: 'smsApi',
			destination: '+385911111111',
			sender: 'MyShop',
			text: 'Hello',
			deliveryReports: true,
			callbackUrl: 'https://n8n.example.com/webhook/x',
			signCallback: true,
		},
	],
	[
		'a Viber bot message',
		{
			resource: 'viberBot',
			operation: 'sendText',
			destination: 'u',
			senderName: 'Shop',
			text: 'Hello',
		},
	],
	[
		'a Viber broadcast',
		{
			resource: 'viberBot',
			operation: 'broadcast',
			destinations: 'u',
			senderName: 'Shop',
			text: 'Hello',
		},
	],
	['the account of a Viber bot', { resource: 'viberBot', operation: 'getAccountInfo' }],
	['the state of a message', { resource: 'message', operation: 'get', messageId: 'm-1' }],
	[
		'a request of one’s own',
		{
			resource: 'api',
			operation: 'request',
			method: 'POST',
			path: '/api/v1/anything',
			url: '/api/v1/anything',
			body: '{"token":"eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiIxIn0.c2lnbmF0dXJl"}',
			bodyJson: '{}',
		},
	],
	[
		'the webhook of a Telegram bot',
		{ resource: 'webhook', operation: 'getInfo', service: 'telegramBot' },
	],
	[
		'setting the webhook of a Telegram bot',
		{
			resource: 'webhook',
			operation: 'set',
			service: 'telegramBot',
			url: 'https://n8n.example.com/webhook/x',
		},
	],
	[
		'removing the webhook of a Viber bot',
		{ resource: 'webhook', operation: 'delete', service: 'viberBot' },
	],
];

describe.each(reactions)('a vendor that %s', (_what, reaction) => {
	it.each(operations)('learns no secret to %s', async (_operation, parameters) => {
		vendor.react(reaction);
		for (const simplify of [true, false]) {
			const setting = {
				parameters: { ...parameters, options: { retries: 0, simplify } },
				credentials: credentials(),
				input: [{}],
			};
			const [stopped, gone] = [
				await runNode(new MittoSend(), setting),
				await runNode(new MittoSend(), { ...setting, onError: 'continueErrorOutput' }),
			];
			expect(leaks(stopped.error, stopped.json, stopped.outputs)).toEqual([]);
			expect(leaks(gone.error, gone.outputs)).toEqual([]);
		}
		expect(vendor.requests.length).toBeGreaterThan(0);
	});

	it('learns no secret to a campaign', async () => {
		vendor.react(reaction);
		const run = await runNode(new MittoBulk(), {
			input: [{ phone: '+385911111111' }, { phone: '+385922222222' }],
			credentials: credentials(),
			parameters: {
				operation: 'sendBulk',
				channel: 'sms',
				trafficAccountId: account,
				sender: 'MyShop',
				text: 'Hello',
				campaignId: 'c',
				recipientField: 'phone',
				options: { retries: 0 },
			},
		});
		expect(vendor.requests.length).toBeGreaterThan(0);
		expect(leaks(run.error, run.outputs)).toEqual([]);
	});

	it.each<[string, INodeType, INodeParameters]>([
		['Viber', new MittoInboundTrigger(), { channel: 'viber' }],
		['Telegram', new MittoInboundTrigger(), { channel: 'telegram' }],
		[
			'chat apps',
			new MittoInboundTrigger(),
			{ channel: 'chatApps', setUp: 'automatic', trafficAccountIds: ['a'] },
		],
	])('learns no secret to who activates a trigger of %s', async (_channel, type, parameters) => {
		vendor.react(reaction);
		const parametersWithOptions = { ...parameters, options: { allowLocalAddress: true } };
		const [outcome] = await Promise.allSettled([
			callHook(type, 'create', {
				parameters: parametersWithOptions,
				credentials: credentials(),
			}),
		]);
		expect(vendor.requests.length).toBeGreaterThan(0);
		if (outcome.status === 'rejected') expect(leaks(outcome.reason)).toEqual([]);
	});

	it('learns no secret to a list in the editor', async () => {
		vendor.react(reaction);
		const place = loadOptionsContext(new MittoSend(), {
			parameters: { resource: 'sms', operation: 'sendText' },
			credentials: credentials(),
		});
		const search = new MittoSend().methods.listSearch.searchTrafficAccounts;
		const [outcome] = await Promise.allSettled([search.call(place)]);
		expect(leaks(outcome.status === 'fulfilled' ? outcome.value : outcome.reason)).toEqual([]);
	});

	it('learns no secret to an event whose file could not be fetched', async () => {
		vendor.react(reaction);
		const event = inboundEvent({
			event: 'message',
			channel: 'telegram',
			receivedAt: '2026-11-24T12:00:00.000Z',
			raw: {},
			media: [
				{ type: 'photo', url: null, fileName: null, size: null, fileId: 'f' },
				{
					type: 'photo',
					url: `${vendor.url}/a?sig=${secrets.header}`,
					fileName: null,
					size: null,
					fileId: null,
				},
			],
		});
		const run = await runNode(new MittoInboundTrigger(), {
			parameters: { channel: 'telegram', options: { downloadMedia: true } },
			credentials: credentials(),
			input: [
				{ ...event, media: event.media.map((file) => ({ ...file, url: null })) } as IDataObject,
			],
		});
		expect(leaks(run.error, run.json)).toEqual([]);
	});
});

describe('a dry run', () => {
	it('shows the address without the user and the password in it', async () => {
		const run = await runNode(new MittoSend(), {
			parameters: { ...operations[0]![1], options: { dryRun: true } },
			credentials: credentials(),
			input: [{}],
		});
		const { url } = run.json[0]?.request as { url: string };
		expect(url).toBe(`${vendor.url.replace('http://', 'http://[hidden]@')}/api/v1.1/Messages/send`);
		expect(leaks(run.outputs)).toEqual([]);
	});
});
