import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { MittoDeliveryTrigger } from '../../nodes/MittoDeliveryTrigger/MittoDeliveryTrigger.node';
import { MittoSendAndWait } from '../../nodes/MittoSendAndWait/MittoSendAndWait.node';
import { callWebhook, runNode, type WebhookCall } from '../support/engine';
import { startFakeVendor, type FakeVendor } from '../support/fakeVendor';

const key = 'a-delivery-key-of-32-characters-!!!!';

let mitto: FakeVendor;
beforeAll(async () => {
	mitto = await startFakeVendor();
});
afterAll(async () => await mitto.close());
beforeEach(() => {
	mitto.requests.length = 0;
	mitto.react({ body: { messageId: 'm-1', message_token: 4711, status: 0 } });
});

const parameters = {
	channel: 'sms',
	operation: 'sendAndWait',
	route: 'chatApps',
	trafficAccountId: { mode: 'id', value: 'ta-1' },
	destination: '+385911234567',
	sender: 'MyShop',
	message: 'May we refund order 4711?',
	waitAmount: 2,
	waitUnit: 'hours',
};

const credentials = () => ({
	mittoApi: { apiKey: 'key', chatAppsBaseUrl: mitto.url, deliverySigningSecrets: key },
	mittoViberBotApi: { authToken: 'bot-token', baseUrl: mitto.url },
});

const ask = async (more: INodeParameters = {}, input: IDataObject[] = [{}]) =>
	await runNode(new MittoSendAndWait(), {
		parameters: { ...parameters, ...more },
		credentials: credentials(),
		input,
	});

const bodyOf = (index = 0) => mitto.requests[index]?.body as Record<string, IDataObject>;
const linkIn = (text: unknown) => new URL(/https:\S+/.exec(String(text))?.[0] ?? '');

/** A question that waits, and the token in the link that left. */
async function asked(more: INodeParameters = {}) {
	const run = await ask(more);
	expect(run.error).toBeUndefined();
	const waiting = run.json[0] ?? {};
	const token = linkIn(bodyOf(mitto.requests.length - 1).sms?.text).searchParams.get('token') ?? '';
	type Visit = { answer?: string; token?: string; agent?: string; fate?: WebhookCall['fate'] };
	const visit = async (call: Visit) =>
		await callWebhook(new MittoSendAndWait(), {
			parameters: { ...parameters, ...more },
			credentials: credentials(),
			waiting,
			method: call.answer === undefined ? 'GET' : 'POST',
			query: { token: call.token ?? token },
			fate: call.fate,
			headers: {
				'content-type': 'application/x-www-form-urlencoded',
				...(call.agent !== undefined && { 'user-agent': call.agent }),
			},
			...(call.answer !== undefined && {
				body: new URLSearchParams({ answer: call.answer }).toString(),
			}),
		});
	return { run, waiting, token, visit };
}

describe('a question', () => {
	it('leaves with a link to its page, and the execution waits as long as it may', async () => {
		const before = Date.now();
		const { run, waiting } = await asked();
		expect(bodyOf().sms?.text).toMatch(
			/^May we refund order 4711\?\nhttps:\/\/n8n\.example\.com\/webhook-waiting\/1\/node-1\?token=/,
		);
		const waits = Number(run.waitTill) - before;
		expect(waits).toBeGreaterThanOrEqual(2 * 3600_000);
		expect(waits).toBeLessThan(2 * 3600_000 + 60_000);
		expect(waiting).toMatchObject({ result: 'timedOut', channel: 'sms', messageId: 'm-1' });
		expect(waiting).not.toHaveProperty('data');
	});

	it('has a link that proves no delivery report, though one key signs both', async () => {
		const { token } = await asked();
		const report = await callWebhook(new MittoDeliveryTrigger(), {
			parameters: { source: 'sms' },
			credentials: credentials(),
			query: { token },
			headers: { 'content-type': 'application/json' },
			body: '{"messageId":"m-1","status":"DELIVRD"}',
		});
		expect(report).toMatchObject({ status: 401, items: undefined });
	});

	it('has the link on a button where the channel has one', async () => {
		await ask({ channel: 'viber', options: { linkLabel: 'Decide' } });
		expect(bodyOf().viber).toMatchObject({
			text: 'May we refund order 4711?',
			button: {
				caption: 'Decide',
				action: expect.stringContaining('/webhook-waiting/1/node-1?token=') as string,
			},
		});

		const run = await ask({ channel: 'viberBot', destination: 'user==', senderName: 'Shop' });
		expect(run.error).toBeUndefined();
		expect(bodyOf(1)).toMatchObject({
			text: 'May we refund order 4711?',
			keyboard: { Buttons: [{ ActionType: 'open-url', Text: 'Answer' }] },
		});
	});

	it('goes out on every channel of the menu', async () => {
		const destinations = { telegram: '4711', whatsApp: '+385911234567', gbm: 'conversation-1' };
		for (const [channel, destination] of Object.entries(destinations)) {
			const run = await ask({ channel, destination });
			expect(run.error).toBeUndefined();
			expect(JSON.stringify(mitto.requests.at(-1)?.body)).toContain('/webhook-waiting/1/node-1');
		}
	});

	it('is refused before anything leaves when there are several items', async () => {
		const run = await ask({}, [{}, {}]);
		expect(run.error?.message).toBe(
			'2 items came in, but an execution can wait for one message only',
		);
		expect(run.error?.description).toContain('Loop Over Items');
		expect(mitto.requests).toEqual([]);
	});

	it.each([
		['no message', { message: ' ' }, 'Message'],
		['no choices', { responseType: 'choice', choices: ',' }, 'Choices'],
		['one choice', { responseType: 'choice', choices: 'Yes' }, 'Choices'],
		['the same choice twice', { responseType: 'choice', choices: 'Yes, yes' }, 'Choices'],
		['no time', { waitAmount: 0 }, 'Wait at Most'],
		['a recipient who is not allowed', { options: { allowedRecipients: '+1*' } }, 'To'],
		['a wrong number', { destination: 'nobody' }, 'To'],
	])('is refused before anything leaves when there is %s', async (_case, more, field) => {
		const run = await ask(more);
		expect(run.error?.message).toMatch(new RegExp(`^${field}`));
		expect(mitto.requests).toEqual([]);
	});

	it('shows the request of a dry run without a token, and does not wait', async () => {
		const run = await ask({ options: { dryRun: true } });
		expect(run.waitTill).toBeUndefined();
		expect(JSON.stringify(run.json)).toContain('token=SIGNED-WHEN-SENT');
		expect(mitto.requests).toEqual([]);
	});

	it('does not wait when the vendor refuses', async () => {
		mitto.react({ status: 400, body: { message: 'no' } });
		const run = await ask();
		expect(run.error).toBeDefined();
		expect(run.waitTill).toBeUndefined();
	});
});

describe('the answer page', () => {
	it('shows the question to whoever looks and changes nothing', async () => {
		const { visit } = await asked({ options: { pageTitle: 'Refund <b>' } });
		for (const agent of ['WhatsApp/2.23', 'facebookexternalhit/1.1', 'Mozilla/5.0']) {
			const page = await visit({ agent });
			expect(page.status).toBe(200);
			expect(page.items).toBeUndefined();
			expect(page.body).toContain('<h1 dir="auto">Refund &lt;b&gt;</h1>');
			expect(page.body).toContain('May we refund order 4711?');
			expect(page.body).not.toMatch(/<script|javascript:/i);
		}
	});

	it('forbids framing, keeping, following and indexing', async () => {
		const { visit } = await asked();
		const { headers } = await visit({});
		expect(headers).toMatchObject({
			'cache-control': 'no-store',
			'referrer-policy': 'no-referrer',
			'x-frame-options': 'DENY',
			'x-robots-tag': expect.stringContaining('noindex') as string,
		});
		expect(headers['content-security-policy']).toMatch(
			/default-src 'none'.*frame-ancestors 'none'/,
		);
	});

	it('takes an approval', async () => {
		const { visit } = await asked();
		const page = await visit({ answer: 'approve' });
		expect(page.body).toContain('Thank you. Your answer was recorded');
		expect(page.items?.[0]?.json).toMatchObject({
			result: 'answered',
			messageId: 'm-1',
			data: { approved: true, respondedAt: expect.any(String) as string },
			responder: { id: null, name: null, phone: null },
		});
		expect(page.items?.[0]?.json).not.toHaveProperty('wait');
	});

	it('takes a refusal', async () => {
		const { visit } = await asked();
		const page = await visit({ answer: 'decline' });
		expect(page.items?.[0]?.json).toMatchObject({ result: 'declined', data: { approved: false } });
	});

	it('cannot be declined where the person may only approve', async () => {
		const { visit } = await asked({
			approvalOptions: { values: { approvalType: 'single', approveLabel: 'Go' } },
		});
		expect((await visit({})).body).not.toContain('Decline');
		expect(await visit({ answer: 'decline' })).toMatchObject({ status: 422, items: undefined });
		expect((await visit({ answer: 'approve' })).items?.[0]?.json.result).toBe('answered');
	});

	it('takes one of the choices and nothing else', async () => {
		const { visit } = await asked({ responseType: 'choice', choices: 'Morning\nEvening' });
		expect(await visit({ answer: 'Night' })).toMatchObject({ status: 422, items: undefined });
		const page = await visit({ answer: 'Evening' });
		expect(page.items?.[0]?.json).toMatchObject({
			result: 'answered',
			data: { choice: 'Evening' },
		});
	});

	it('takes a text, escapes it, and hands it to agents as well', async () => {
		const { visit } = await asked({ responseType: 'freeText' });
		expect(await visit({ answer: '  ' })).toMatchObject({ status: 422, items: undefined });
		const page = await visit({ answer: '<i>דחוף</i> & "now"' });
		expect(page.body).toContain('&lt;i&gt;דחוף&lt;/i&gt; &amp; &quot;now&quot;');
		expect(page.items?.[0]?.json).toMatchObject({
			data: { text: '<i>דחוף</i> & "now"', chatInput: '<i>דחוף</i> & "now"' },
		});
	});

	it('takes the first answer only', async () => {
		const { visit } = await asked();
		expect((await visit({ answer: 'decline' })).items).toHaveLength(1);
		expect(await visit({ answer: 'approve' })).toMatchObject({ status: 409, items: undefined });
	});

	it.each(['notStarted', 'hungUp', 'hungUpBefore'] as const)(
		'takes another answer when nobody knows that n8n went on with the first: %s',
		async (fate) => {
			const { visit } = await asked();
			await visit({ answer: 'decline', fate });
			expect((await visit({ answer: 'decline' })).items).toHaveLength(1);
		},
	);

	it('refuses a token that is forged, missing or of another question', async () => {
		const { visit, token } = await asked();
		const other = await asked();
		for (const wrong of ['', `${token.slice(0, -2)}xx`, 'nonsense']) {
			const page = await visit({ answer: 'approve', token: wrong });
			expect(page).toMatchObject({ status: 403, items: undefined });
			expect(page.body).not.toContain('refund');
		}
		expect(await visit({ answer: 'approve', token: other.token })).toMatchObject({
			status: 410,
			items: undefined,
		});
	});

	it('is closed when the time is over', async () => {
		const { visit } = await asked({ waitAmount: 1, waitUnit: 'seconds' });
		await new Promise((resolve) => setTimeout(resolve, 1100));
		expect(await visit({ answer: 'approve' })).toMatchObject({ status: 410, items: undefined });
	});

	it('is signed without delivery keys, too, and by the token of a Viber bot', async () => {
		for (const more of [{}, { channel: 'viberBot', destination: 'user==', senderName: 'Shop' }]) {
			const keyless = { mittoApi: { apiKey: 'key', chatAppsBaseUrl: mitto.url } };
			const given = { ...credentials(), ...keyless };
			const form = { ...parameters, ...more };
			const run = await runNode(new MittoSendAndWait(), { parameters: form, credentials: given });
			const [link = ''] = /https:[^"\s\\]+/.exec(JSON.stringify(mitto.requests.at(-1)?.body)) ?? [];
			const token = new URL(link).searchParams.get('token') ?? '';
			const page = await callWebhook(new MittoSendAndWait(), {
				parameters: form,
				credentials: given,
				waiting: run.json[0],
				method: 'POST',
				query: { token },
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
				body: 'answer=approve',
			});
			expect(page.items?.[0]?.json.result).toBe('answered');
		}
	});
});
