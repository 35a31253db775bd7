import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { MittoDeliveryTrigger } from '../../nodes/MittoDeliveryTrigger/MittoDeliveryTrigger.node';
import { MittoSend } from '../../nodes/MittoSend/MittoSend.node';
import {
	callbackKeys,
	filledTemplate,
	keys,
	smsReport,
	token,
	urlWithToken,
} from '../support/callbacks/smsReport';
import { callWebhook, runNode, type RunSetting } from '../support/engine';
import { requestFixture } from '../support/fixture';

const callback = async (parameters: INodeParameters, setting: RunSetting = {}) =>
	await runNode(new MittoSend(), {
		credentials: callbackKeys(keys.newest, keys.older),
		...setting,
		parameters: { resource: 'callback', ...parameters },
	});

describe('Create Signed URL', () => {
	const make = async (parameters: INodeParameters = {}, setting: RunSetting = {}) =>
		await callback(
			{ operation: 'createUrl', baseUrl: 'https://n8n.example.com/x?a=1', ...parameters },
			setting,
		);

	it('gives a URL that the trigger accepts, with the id and the reference in it', async () => {
		const { json } = await make({ options: { reference: 'order-4711' } });
		const [made] = json as [IDataObject];
		expect(made).toMatchObject({
			callbackUrl: expect.stringMatching(/^https:\/\/n8n\.example\.com\/x\?a=1&token=[\w.-]+$/),
			purpose: 'delivery',
			reference: 'order-4711',
		});

		const query = Object.fromEntries(new URL(String(made.callbackUrl)).searchParams);
		const { items } = await callWebhook(
			new MittoDeliveryTrigger(),
			smsReport({ query, body: filledTemplate({ msgid: 'created' }) }),
		);
		expect(items?.[0]?.json).toMatchObject({
			callbackId: made.callbackId,
			reference: 'order-4711',
			keyPosition: 1,
		});
	});

	it('counts as long as the credential says, or as the field does', async () => {
		const hours = async (lifetimeHours: number) => {
			const [made] = (await make({ options: { lifetimeHours } })).json;
			return Math.round((Date.parse(String(made?.expiresAt)) - Date.now()) / 3600_000);
		};
		expect(await hours(0)).toBe(72);
		expect(await hours(8760)).toBe(8760);
		const { error } = await make({ options: { lifetimeHours: -5 } });
		expect(error?.message).toContain('Lifetime (Hours) is -5 hours');
	});

	it('signs for inbound messages with the keys for these', async () => {
		const [made] = (await make({ purpose: 'inbound' })).json;
		const check = { operation: 'verifyToken', token: String(made?.callbackUrl) };
		expect((await callback({ ...check, purpose: 'inbound' })).json[0]).toMatchObject({
			valid: true,
		});
		expect((await callback({ ...check, purpose: 'delivery' })).json[0]).toMatchObject({
			valid: false,
		});
	});

	it('says which keys are missing, and what is no URL', async () => {
		const without = { mittoApi: { deliverySigningSecrets: keys.newest } };
		const { error } = await make({ purpose: 'inbound' }, { credentials: without });
		expect(error?.message).toContain('the credential has no Inbound Signing Keys');
		expect((await make({ baseUrl: 'n8n.example.com' })).error?.message).toContain(
			'Callback URL is',
		);
	});
});

describe('Verify Token', () => {
	const verify = async (given: string) =>
		(await callback({ operation: 'verifyToken', token: given })).json[0];

	it.each([
		['a token', token({ key: keys.older, reference: 'order-1' })],
		[
			'a URL with a token',
			urlWithToken('https://n8n.example.com/x?y=1', { key: keys.older, reference: 'order-1' }),
		],
	])('tells of %s by which key it was signed', async (_case, given) => {
		expect(await verify(given)).toEqual({
			valid: true,
			fault: null,
			reason: null,
			callbackId: 'callback-1',
			reference: 'order-1',
			keyPosition: 2,
			expiresAt: expect.stringMatching(/Z$/),
		});
	});

	it.each([
		['expired', token({ age: 7200 }), 'The token has expired', 1],
		['notYetValid', token({ age: -7200 }), 'The token is not valid yet', 1],
		[
			'forged',
			token({ key: keys.stranger }),
			'The token was signed with none of the keys in the credential',
			null,
		],
		['malformed', 'hello', 'The token is not a JSON Web Token', null],
		['missing', 'https://n8n.example.com/x', 'The token is missing', null],
	])('tells why a token is %s', async (fault, given, reason, keyPosition) => {
		const report = await verify(given);
		expect(report).toMatchObject({ valid: false, fault, reason, keyPosition, callbackId: null });
		expect(JSON.stringify(report)).not.toContain(keys.newest);
	});
});

describe('Verify and Read', () => {
	/** What n8n's Webhook node gives. */
	const arrived = (given: IDataObject = {}): IDataObject => ({
		headers: { 'content-type': 'application/json' },
		params: {},
		query: { token: token({ reference: 'order-1' }) },
		body: {},
		webhookUrl: 'https://n8n.example.com/webhook/x',
		executionMode: 'production',
		...given,
	});
	const base64 = (text: string) => Buffer.from(text).toString('base64');
	const sms = { operation: 'read', purpose: 'delivery', source: 'sms' };

	it('gives the event that the trigger gives, from the raw body or the parsed one', async () => {
		const raw = filledTemplate({ msgid: 'read' });
		const query = { token: token({ reference: 'order-1' }) };
		const { items } = await callWebhook(
			new MittoDeliveryTrigger(),
			smsReport({ query, body: raw }),
		);
		const expected = { ...items?.[0]?.json, receivedAt: expect.any(String) };

		const fromRaw = await callback(sms, { input: [arrived()], files: [base64(raw)] });
		expect(fromRaw.json).toEqual([expected]);
		const fromParsed = await callback(sms, {
			input: [arrived({ body: JSON.parse(raw) as IDataObject })],
		});
		expect(fromParsed.json).toEqual([expected]);
	});

	it('reads a form that n8n has parsed, and a query without a body', async () => {
		const fields = { msgid: 'form', status: 'EXPIRED' };
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const parameters = { ...sms, requireJson: false };
		const form = await callback(parameters, { input: [arrived({ headers, body: fields })] });
		expect(form.json[0]).toMatchObject({ messageId: 'form', status: 'expired' });

		const query = { ...fields, token: token() };
		const get = await callback(sms, { input: [arrived({ headers: {}, query })] });
		expect(get.json[0]).toMatchObject({ messageId: 'form', status: 'expired' });
	});

	it('sends what is forged, expired or malformed to the error output, with the reason', async () => {
		const input = [
			arrived({ query: { token: token({ key: keys.stranger }) } }),
			arrived({ query: { token: token({ age: 7200 }) } }),
			arrived(),
			arrived({ headers: { 'content-type': 'text/plain' } }),
		];
		const files = ['{}', '{}', '[]', '{}'].map(base64);
		const run = await callback(sms, { input, files, onError: 'continueErrorOutput' });

		const rows = run.outputs.flat().map(({ json }) => json);
		expect(rows.map(({ error }) => error)).toEqual([
			'The callback is not genuine: The token was signed with none of the keys in the credential',
			'The callback is not genuine: The token has expired',
			'The callback is not genuine: The body is not a JSON object',
			expect.stringContaining('The callback is not genuine: The content type is text/plain'),
		]);
		expect(rows.map(({ details }) => (details as IDataObject).httpCode)).toEqual([
			401, 401, 400, 415,
		]);
	});

	it('gives an item for each status event of chat apps', async () => {
		const { body } = requestFixture('chatApps/status-event');
		const headers = { 'content-type': 'application/json', 'x-mitto-callback-secret': keys.older };
		const run = await callback(
			{ operation: 'read', purpose: 'delivery', source: 'chatApps' },
			{ input: [arrived({ headers })], files: [base64(JSON.stringify([body, body]))] },
		);
		expect(run.json.map(({ status, keyPosition }) => [status, keyPosition])).toEqual([
			['failed', 2],
			['failed', 2],
		]);
	});

	it('tells what a person asks for, by the usual words and own ones', async () => {
		const headers = { 'content-type': 'application/json', 'x-mitto-callback-secret': keys.older };
		const said = ['STOP', 'leave', 'Hello', 'end'].map((text, at) => ({
			messageId: `${at}`,
			text,
		}));
		const tapped = { messageId: 'tap', text: 'Stop!', postbackData: 'optout:1' };
		const run = await callback(
			{
				operation: 'read',
				purpose: 'inbound',
				source: 'chatApps',
				intentWords: { stop: 'leave', none: 'end' },
			},
			{
				input: [arrived({ headers })],
				files: [base64(JSON.stringify([...said, tapped]))],
				credentials: { mittoApi: { inboundSigningSecrets: keys.older } },
			},
		);
		expect(run.json.map(({ event, intent }) => [event, intent])).toEqual([
			['message', 'stop'],
			['message', 'stop'],
			['message', null],
			['message', null],
			['postback', 'stop'],
		]);
	});

	it('asks for the raw body where the body is signed', async () => {
		const run = await callback(
			{ operation: 'read', purpose: 'inbound', source: 'viber' },
			{ input: [arrived()], credentials: { mittoViberBotApi: { authToken: 'token' } } },
		);
		expect(run.error?.message).toContain('the signature counts for the exact bytes');
		expect(run.error?.description).toContain(
			'Turn on "Raw Body" under Options of the Webhook node',
		);
	});
});
