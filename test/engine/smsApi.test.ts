import type { INodeParameters } from 'n8n-workflow';

import { MittoSend } from '../../nodes/MittoSend/MittoSend.node';
import { checkToken } from '../../nodes/callbacks/token';
import { runNode } from '../support/engine';
import { startFakeVendor, type FakeVendor } from '../support/fakeVendor';
import { requestFixture } from '../support/fixture';

const newKey = 'a-new-key-of-at-least-32-characters!';
const oldKey = 'an-old-key-of-at-least-32-characters';

let mitto: FakeVendor;
beforeAll(async () => {
	mitto = await startFakeVendor();
});
afterAll(async () => await mitto.close());
beforeEach(() => {
	mitto.requests.length = 0;
	mitto.react({ body: { id: 'aa11', responseCode: 0, responseText: 'Success', test: false } });
});

const form = {
	resource: 'sms',
	operation: 'sendText',
	route: 'smsApi',
	destination: '3859112340000',
	sender: '+4412345678000',
	text: 'Hi, this is test msg.',
};

const send = async (parameters: INodeParameters, keys = `${newKey},${oldKey}`) =>
	await runNode(new MittoSend(), {
		parameters: { ...form, ...parameters },
		credentials: {
			mittoApi: {
				apiKey: 'key',
				smsRegion: 'custom',
				smsBaseUrl: mitto.url,
				deliverySigningSecrets: keys,
			},
		},
	});

const sent = () => mitto.requests[0]?.body as Record<string, string>;
const tokenOf = (url: string | undefined) => new URL(url ?? '').searchParams.get('token') ?? '';

describe('an SMS through the SMS API', () => {
	it("is the request of Mitto's document, with a token of its own in the callback", async () => {
		const { method, path, body } = requestFixture('sms/sms-api');
		const documented = body as Record<string, string>;
		const url = new URL(documented.callback ?? '');
		const [address = ''] = url.href.split('?');

		const run = await send({ callbackUrl: address });

		expect(run.error).toBeUndefined();
		expect(mitto.requests[0]).toMatchObject({ method, url: path });
		expect(sent()).toEqual({ ...documented, callback: expect.any(String) as string });
		expect(sent().callback?.split('?')[0]).toBe(address);
		expect(run.json[0]).toMatchObject({
			outcome: 'accepted',
			channel: 'sms',
			messageId: 'aa11',
			destination: documented.to,
		});
	});

	it('signs with the first key, for the lifetime in the credential, and names the reference', async () => {
		const run = await send({
			callbackUrl: 'https://n8n.example.com/webhook/dlr?source=shop',
			options: { reference: 'order-4711' },
		});

		const token = tokenOf(sent().callback);
		const now = Date.now();
		expect(sent().callback).toMatch(
			/^https:\/\/n8n\.example\.com\/webhook\/dlr\?source=shop&token=/,
		);
		const check = checkToken(token, [newKey], { now, tolerance: 5 });
		expect(check).toMatchObject({ valid: true, reference: 'order-4711', keyPosition: 1 });
		expect(check).toHaveProperty('id', run.json[0]?.callbackId);
		const hours = (at: number) => now + at * 3_600_000;
		expect(checkToken(token, [newKey], { now: hours(71), tolerance: 0 })).toHaveProperty(
			'valid',
			true,
		);
		expect(checkToken(token, [newKey], { now: hours(73), tolerance: 0 })).toHaveProperty(
			'fault',
			'expired',
		);
	});

	it('leaves the reference out of the token and shortens its life when told so', async () => {
		await send({
			callbackUrl: 'https://n8n.example.com/dlr',
			tokenSettings: { referenceInToken: false, lifetimeHours: 1 },
			options: { reference: 'order-4711' },
		});

		const token = tokenOf(sent().callback);
		const check = checkToken(token, [newKey], { now: Date.now(), tolerance: 5 });
		expect(check).toMatchObject({ valid: true, reference: null });
		expect(sent().reference).toBe('order-4711');
		const later = Date.now() + 2 * 3_600_000;
		expect(checkToken(token, [newKey], { now: later, tolerance: 0 })).toHaveProperty(
			'fault',
			'expired',
		);
	});

	it('lives as long as the credential says where 0 hours are given', async () => {
		await send({
			callbackUrl: 'https://n8n.example.com/dlr',
			tokenSettings: { lifetimeHours: 0 },
		});
		const check = { now: Date.now() + 2 * 3_600_000, tolerance: 0 };
		expect(checkToken(tokenOf(sent().callback), [newKey], check)).toMatchObject({ valid: true });
	});

	it.each([-1, 0.5, 'tomorrow'])('is not sent with a callback that lives for %s', async (hours) => {
		const { error } = await send({
			callbackUrl: 'https://n8n.example.com/dlr',
			tokenSettings: { lifetimeHours: hours },
		});
		expect(error?.message).toContain('Lifetime (Hours) is');
		expect(mitto.requests).toEqual([]);
	});

	it('gives every message a token of its own', async () => {
		const ids = [];
		for (let round = 0; round < 2; round++) {
			mitto.requests.length = 0;
			await send({ callbackUrl: 'https://n8n.example.com/dlr' });
			const check = checkToken(tokenOf(sent().callback), [newKey], {
				now: Date.now(),
				tolerance: 5,
			});
			ids.push(check.valid && check.id);
		}
		expect(new Set(ids).size).toBe(2);
	});

	it('shows no token in the dry run', async () => {
		const run = await send({
			callbackUrl: 'https://n8n.example.com/dlr',
			options: { dryRun: true },
		});

		expect(mitto.requests).toEqual([]);
		expect(run.json[0]).toMatchObject({
			dryRun: true,
			request: { url: `${mitto.url}/sms`, body: { to: form.destination } },
		});
		expect(JSON.stringify(run.json)).not.toContain('eyJ');
	});

	it('refuses to sign without a key and says where it belongs', async () => {
		const run = await send({ callbackUrl: 'https://n8n.example.com/dlr' }, '');

		expect(mitto.requests).toEqual([]);
		expect(run.error?.message).toContain('Delivery Report Signing Keys');
	});

	it('sends the URL as it is when it is not to be signed', async () => {
		await send({ callbackUrl: 'https://example.com/dlr?a=b', signCallback: false });
		expect(sent().callback).toBe('https://example.com/dlr?a=b');
	});

	it('takes Unicode by itself when the text needs it, and says in how many parts it goes out', async () => {
		const run = await send({ text: 'Привет' });
		expect(sent().type).toBe('Unicode');
		expect(run.json[0]).toMatchObject({ segments: { encoding: 'UCS-2', length: 6, segments: 1 } });
	});

	it('carries the settings of the SMS API', async () => {
		await send({
			smsSettings: { type: 'GSM', flash: true, validity: 60, test: true, pid: 64 },
			options: { additionalJson: '{ "custom": 1 }' },
		});
		expect(sent()).toEqual({
			from: form.sender,
			to: form.destination,
			text: form.text,
			type: 'GSM',
			flash: true,
			validity: 60,
			test: true,
			pid: 64,
			custom: 1,
		});
	});

	it.each([
		[{ smsSettings: { type: 'GSM' }, text: 'жук' }, 'Text has characters'],
		[{ smsSettings: { type: 'Binary' }, text: 'xyz' }, 'Text is "xyz"'],
		[{ smsSettings: { validity: 0.5 } }, 'Validity is 0.5'],
		[{ callbackUrl: 'n8n.example.com' }, 'Callback URL is "n8n.example.com'],
	])('refuses %j before anything is sent', async (parameters, words) => {
		const run = await send(parameters as INodeParameters);
		expect(mitto.requests).toEqual([]);
		expect(run.error?.message).toContain(words);
		expect(run.error?.message).not.toContain('eyJ');
	});

	it('treats a responseCode other than 0 as a refusal although HTTP says 200', async () => {
		mitto.react({ body: { responseCode: 8, responseText: 'Receiver is invalid' } });
		const run = await send({});
		expect(run.error?.message).toContain('Receiver is invalid');
		expect(run.error?.message).toContain('responseCode 8');
	});
});
