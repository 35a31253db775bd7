import { createHmac } from 'node:crypto';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { MittoInboundTrigger } from '../../nodes/MittoInboundTrigger/MittoInboundTrigger.node';
import { MittoSendAndWait } from '../../nodes/MittoSendAndWait/MittoSendAndWait.node';
import { signAnswer } from '../../nodes/callbacks/waiting/answer';
import { keysFor } from '../../nodes/callbacks/waiting/keys';
import { makeReference } from '../../nodes/callbacks/waiting/reference';
import { telegramSecret } from '../../nodes/channels/telegram/callbacks/secret';
import { signToken } from '../../nodes/callbacks/token';
import { callWebhook, runNode } from '../support/engine';
import { startFakeVendor, type FakeVendor } from '../support/fakeVendor';

const inboundKey = 'inbound-key-0123456789abcdef-0123456789';

/** Stands in for the vendors. */
let vendor: FakeVendor;
/** Stands in for n8n's address of waiting executions. */
let n8n: FakeVendor;
beforeAll(async () => {
	[vendor, n8n] = await Promise.all([startFakeVendor(), startFakeVendor()]);
});
afterAll(async () => {
	await Promise.all([vendor.close(), n8n.close()]);
});
beforeEach(() => {
	vendor.requests.length = 0;
	n8n.requests.length = 0;
	vendor.react({ body: { messageId: 'm-1', message_token: 4711, status: 0 } });
	n8n.react({ body: { status: 'answered' } });
});

const bot = (authToken = 'bot-token') => ({ authToken, baseUrl: vendor.url });
const credentials = (authToken?: string) => ({
	mittoApi: { apiKey: 'key', chatAppsBaseUrl: vendor.url, inboundSigningSecrets: inboundKey },
	mittoViberBotApi: bot(authToken),
	mittoTelegramBotApi: { botToken: '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1' },
});

const question = {
	operation: 'sendAndWait',
	answerIn: 'chat',
	responseType: 'choice',
	choices: 'Morning\nEvening',
	message: 'When may we call?',
};
const onViber = {
	...question,
	channel: 'viberBot',
	destination: 'ana==',
	senderName: 'Shop',
};
const account = { mode: 'id', value: 'ta-1' };
const onSms = (destination: string) => ({
	...question,
	channel: 'sms',
	route: 'chatApps',
	trafficAccountId: account,
	sender: 'MyShop',
	destination,
});
const onTelegram = (destination: string) => ({
	...question,
	channel: 'telegram',
	trafficAccountId: account,
	destination,
});

const waitingBaseUrl = () => `${n8n.url}/webhook-waiting`;

/** Asks, and gives what left and the item that waits. */
async function ask(parameters: INodeParameters) {
	const run = await runNode(new MittoSendAndWait(), {
		parameters,
		credentials: credentials(),
		waitingBaseUrl: waitingBaseUrl(),
	});
	expect(run.error).toBeUndefined();
	const body = vendor.requests.at(-1)?.body as Record<string, IDataObject>;
	return { body, waiting: run.json[0] ?? {}, waitTill: run.waitTill };
}

/** What the trigger of the channel makes of a call. */
async function arrive(
	channel: string,
	body: object,
	options: IDataObject = { answersResumeWaiting: true },
	authToken = 'bot-token',
	ta?: string,
) {
	const text = JSON.stringify(body);
	const signature = createHmac('sha256', authToken).update(text).digest('hex');
	const { botToken } = credentials().mittoTelegramBotApi;
	return await callWebhook(new MittoInboundTrigger(), {
		parameters: { channel, setUp: 'byHand', options } as INodeParameters,
		credentials: credentials(authToken),
		waitingBaseUrl: waitingBaseUrl(),
		body: text,
		...(channel === 'sms' && {
			query: { token: signToken({ id: 'x' }, [inboundKey], { now: Date.now(), lifetime: 60 }) },
		}),
		...(ta !== undefined && { query: { ta } }),
		headers: {
			'content-type': 'application/json',
			...(channel === 'viber' && { 'x-viber-content-signature': signature }),
			...(channel === 'chatApps' && { 'x-mitto-callback-secret': inboundKey }),
			...(channel === 'telegram' && {
				'x-telegram-bot-api-secret-token': telegramSecret(botToken),
			}),
		},
	});
}

let tokens = 0;
const viberMessage = (text: string, tracking: unknown, from = 'ana==') => ({
	event: 'message',
	message_token: 5_000_000 + ++tokens,
	sender: { id: from, name: 'Ana' },
	message: { type: 'text', text, tracking_data: tracking },
});
const sms = (text: string, from = '385911234567') => ({
	from,
	to: '100',
	text,
	id: `i-${++tokens}`,
});
const telegramMessage = (text: string, from: number, chat: number) => ({
	update_id: ++tokens,
	message: {
		message_id: tokens,
		date: 1_700_000_000,
		from: { id: from, is_bot: false, first_name: 'Ana' },
		chat: { id: chat, type: 'group', title: 'Team' },
		text,
	},
});

/** Gives the waiting flow what the trigger handed on last. */
async function handedOver(parameters: INodeParameters, waiting: IDataObject, body?: unknown) {
	return await callWebhook(new MittoSendAndWait(), {
		parameters,
		credentials: credentials(),
		waiting,
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body ?? n8n.requests.at(-1)?.body),
	});
}

describe('a question to a Viber bot’s subscriber, answered in the chat', () => {
	it('leaves with buttons and a reference, without a link, also from a local n8n', async () => {
		const { body, waiting, waitTill } = await ask(onViber);
		expect(body).toMatchObject({
			text: 'When may we call?',
			keyboard: {
				Buttons: [
					{ ActionType: 'reply', Text: 'Morning', ActionBody: 'Morning' },
					{ ActionType: 'reply', Text: 'Evening', ActionBody: 'Evening' },
				],
			},
		});
		expect(String(body.tracking_data).split('.')).toHaveLength(3);
		expect(JSON.stringify(body)).not.toContain('webhook-waiting');
		expect(waitTill).toBeDefined();
		expect(waiting.result).toBe('timedOut');
	});

	it('goes on with a tap, and the trigger does not start its own flow', async () => {
		const { body, waiting } = await ask(onViber);
		const arrival = await arrive('viber', viberMessage('Evening', body.tracking_data));
		expect(arrival).toEqual({ status: 200, body: { status: 'handedOn' }, items: undefined });
		expect(n8n.requests).toHaveLength(1);
		expect(n8n.requests[0]?.url).toMatch(/^\/webhook-waiting\/1\/node-1\?signature=\w+$/);

		const { items } = await handedOver(onViber, waiting);
		const responder = { id: 'ana==', name: 'Ana', phone: null };
		expect(items?.[0]?.json).toMatchObject({
			result: 'answered',
			data: { choice: 'Evening', responder },
			responder,
		});
		expect(items?.[0]?.json).not.toHaveProperty('question');
	});

	it.each([
		['a text', { responseType: 'freeText' }, 'Call me at 9', 'answered', { text: 'Call me at 9' }],
		['an approval', { responseType: 'approval' }, 'approve', 'answered', { approved: true }],
		['a refusal', { responseType: 'approval' }, ' decline ', 'declined', { approved: false }],
	])('takes %s', async (_case, more, said, result, data) => {
		const parameters = { ...onViber, ...more };
		const { body, waiting } = await ask(parameters);
		await arrive('viber', viberMessage(said, body.tracking_data));
		const { items } = await handedOver(parameters, waiting);
		expect(items?.[0]?.json).toMatchObject({ result, data });
	});

	it('lets what is none of the answers start the flow, and waits on', async () => {
		const { body, waiting } = await ask(onViber);
		n8n.react({ body: { status: 'notAnAnswer' } });
		const arrival = await arrive('viber', viberMessage('Who are you?', body.tracking_data));
		expect(arrival.items).toHaveLength(1);
		const taken = await handedOver(onViber, waiting);
		expect(taken).toMatchObject({ body: { status: 'notAnAnswer' }, items: undefined });
	});

	it.each<[string, () => unknown]>([
		['no reference', () => undefined],
		['nonsense', () => 'order-4711'],
		[
			'a token of something else',
			() =>
				signToken({ id: 'x', reference: '1/node-1' }, ['k'.repeat(64)], {
					now: Date.now(),
					lifetime: 60,
				}),
		],
		[
			'the reference of another bot',
			() => referenceOf(`${waitingBaseUrl()}/1/node-1`, 'other-token'),
		],
	])('takes %s for an ordinary message', async (_case, tracking) => {
		const arrival = await arrive('viber', viberMessage('Evening', tracking()));
		expect(arrival.items).toHaveLength(1);
		expect(n8n.requests).toEqual([]);
	});

	it('calls nothing but waiting executions of this n8n, whatever was signed', async () => {
		const keys = keysFor('reference', [derivedKey('bot-token')]);
		for (const reference of [
			'1/..',
			'%2e%2e/rest',
			'../rest/login',
			'/evil.example.com/1',
			'1/node-1/../../../rest',
			'1/node-1#@evil.example.com',
			'1',
		]) {
			const tracking = signToken({ id: 'w', reference }, keys, { now: Date.now(), lifetime: 60 });
			expect((await arrive('viber', viberMessage('Evening', tracking))).items).toHaveLength(1);
		}
		expect(n8n.requests).toEqual([]);
	});

	it('takes no answer without the option, and none through another bot', async () => {
		const { body } = await ask(onViber);
		const message = () => viberMessage('Evening', body.tracking_data);
		expect((await arrive('viber', message(), {})).items).toHaveLength(1);
		const ofAnotherBot = await arrive('viber', message(), undefined, 'other-token');
		expect(ofAnotherBot.items).toHaveLength(1);
		expect(n8n.requests).toEqual([]);
	});

	it('does not take a repeat for a new message', async () => {
		const { body } = await ask(onViber);
		const message = viberMessage('Evening', body.tracking_data);
		await arrive('viber', message);
		expect(await arrive('viber', message)).toMatchObject({ body: { status: 'handedOn' } });
		expect(n8n.requests).toHaveLength(1);
	});

	it('says of a repeat that it was handed on only when that is true', async () => {
		const { body } = await ask(onViber);
		n8n.react({ body: { status: 'notAnAnswer' } });
		const message = viberMessage('Who are you?', body.tracking_data);
		const [first, repeat] = await Promise.all([arrive('viber', message), arrive('viber', message)]);
		expect(first.items).toHaveLength(1);
		expect(repeat).toMatchObject({ body: { status: 'duplicate' }, items: undefined });
		expect(n8n.requests).toHaveLength(1);
	});

	it('asks again while n8n stores the wait, and no more once it is over', async () => {
		const { body } = await ask(onViber);
		n8n.react(
			{ status: 409, body: { message: 'The execution "1" is running already.' } },
			{ status: 200, body: '<html>No action required</html>' },
		);
		for (const text of ['Evening', 'Morning', 'Hello']) {
			expect((await arrive('viber', viberMessage(text, body.tracking_data))).items).toHaveLength(1);
		}
		expect(n8n.requests).toHaveLength(2);
	});

	it('may be answered later when a proxy before this n8n asked to slow down', async () => {
		const { body } = await ask(onViber);
		n8n.react({ status: 429 }, { body: { status: 'answered' } });
		const answers = [
			await arrive('viber', viberMessage('Evening', body.tracking_data)),
			await arrive('viber', viberMessage('Evening', body.tracking_data)),
		];
		expect(answers.map(({ items }) => items?.length)).toEqual([1, undefined]);
	});

	it('is an ordinary message when this n8n cannot reach itself', async () => {
		const { body } = await ask(onViber);
		n8n.react('cutBeforeReading');
		const arrival = await arrive('viber', viberMessage('Evening', body.tracking_data));
		expect(arrival.items).toHaveLength(1);
	});

	it('leaves tracking data of the user’s own alone', async () => {
		const run = await runNode(new MittoSendAndWait(), {
			parameters: { ...onViber, options: { trackingData: 'mine' } },
			credentials: credentials(),
		});
		expect(run.error?.message).toMatch(/^Tracking Data is taken/);
		expect(vendor.requests).toEqual([]);
	});
});

const derivedKey = (secret: string) =>
	createHmac('sha256', secret).update('n8n-nodes-mitto: waiting flows').digest('hex');

function referenceOf(address: string, authToken: string): string {
	const until = new Date(Date.now() + 60_000).toISOString();
	return makeReference({ id: 'wait-1', until, address }, [derivedKey(authToken)], Date.now());
}

describe('who may answer', () => {
	const other = (text: string, tracking: unknown) => viberMessage(text, tracking, 'eve==');

	it('is the person whom the bot asked, where nobody is named', async () => {
		const { body, waiting } = await ask(onViber);
		await arrive('viber', other('Evening', body.tracking_data));
		vendor.requests.length = 0;
		const taken = await handedOver(onViber, waiting);
		expect(taken).toMatchObject({ body: { status: 'notAllowed' }, items: undefined });
		expect(vendor.requests).toEqual([]);
	});

	it('is whom the option names; somebody else is told so once, and the wait goes on', async () => {
		const parameters = {
			...onViber,
			options: { allowedResponders: 'ana==, Bo*', noticeText: 'Not for you' },
		};
		const { body, waiting } = await ask(parameters);
		vendor.requests.length = 0;
		for (const text of ['Evening', 'Morning']) {
			n8n.react({ body: { status: 'notAllowed' } });
			expect((await arrive('viber', other(text, body.tracking_data))).items).toHaveLength(1);
			const taken = await handedOver(parameters, waiting);
			expect(taken).toMatchObject({ body: { status: 'notAllowed' }, items: undefined });
		}
		expect(vendor.requests.map(({ url, body: sent }) => ({ url, sent }))).toEqual([
			{
				url: '/send_message',
				sent: { receiver: 'eve==', sender: { name: 'Shop' }, type: 'text', text: 'Not for you' },
			},
		]);
		await arrive('viber', viberMessage('Evening', body.tracking_data, 'Bob=='));
		const { items } = await handedOver(parameters, waiting);
		expect(items?.[0]?.json).toMatchObject({ result: 'answered', responder: { id: 'Bob==' } });
	});

	it('tells nobody whom the guards forbid, and nobody at all without a text', async () => {
		for (const more of [{ allowedRecipients: 'ana==' }, { noticeText: '' }]) {
			const parameters = { ...onViber, options: { allowedResponders: 'ana==', ...more } };
			const { body, waiting } = await ask(parameters);
			vendor.requests.length = 0;
			await arrive('viber', other('Evening', body.tracking_data));
			expect((await handedOver(parameters, waiting)).body).toEqual({ status: 'notAllowed' });
			expect(vendor.requests).toEqual([]);
		}
	});

	it('is refused before anything leaves when it is nobody', async () => {
		const run = await runNode(new MittoSendAndWait(), {
			parameters: { ...onViber, options: { allowedResponders: ' ' } },
			credentials: credentials(),
		});
		expect(run.error?.message).toMatch(/^Allowed Responders is empty/);
		expect(vendor.requests).toEqual([]);
	});

	it('is told apart in a group of Telegram, which reads the notice', async () => {
		const parameters = { ...onTelegram('-1001'), options: { allowedResponders: '77' } };
		const { waiting } = await ask(parameters);
		vendor.requests.length = 0;
		n8n.react({ body: { status: 'notAllowed' } });
		expect((await arrive('telegram', telegramMessage('Evening', 88, -1001))).items).toHaveLength(1);
		expect((await handedOver(parameters, waiting)).body).toEqual({ status: 'notAllowed' });
		expect(vendor.requests[0]?.body).toMatchObject({
			destination: '-1001',
			telegram: {
				text: { message: 'This question is for somebody else. Your answer was not taken' },
			},
		});

		n8n.react({ body: { status: 'answered' } });
		expect((await arrive('telegram', telegramMessage('Evening', 77, -1001))).items).toBeUndefined();
		const { items } = await handedOver(parameters, waiting);
		expect(items?.[0]?.json).toMatchObject({ responder: { id: '77', name: 'Ana' } });
	});
});

describe('a question on a channel that brings no reference back', () => {
	it('names the answers in the text', async () => {
		const { body } = await ask(onSms('+385911111111'));
		expect(body.sms?.text).toBe('When may we call?\nPlease reply with: Morning, Evening');
		const { body: hinted } = await ask({
			...onSms('+385911111111'),
			options: { replyHint: 'Odgovorite:' },
		});
		expect(hinted.sms?.text).toBe('When may we call?\nOdgovorite: Morning, Evening');
	});

	it('goes out as a text by Viber Business, which has a button for the page only', async () => {
		const { body } = await ask({ ...onSms('+385911111112'), channel: 'viber' });
		expect(body.viber).toMatchObject({
			text: 'When may we call?\nPlease reply with: Morning, Evening',
		});
		expect(body.viber).not.toHaveProperty('button');
	});

	it('goes on with what its recipient writes, and with nobody else’s', async () => {
		const parameters = onSms('+385912222222');
		const { waiting } = await ask(parameters);
		expect((await arrive('sms', sms('evening', '385913333333'))).items).toHaveLength(1);
		expect(n8n.requests).toEqual([]);
		const arrival = await arrive('sms', sms('evening', '385912222222'));
		expect(arrival).toMatchObject({ body: { status: 'handedOn' }, items: undefined });
		const { items } = await handedOver(parameters, waiting);
		expect(items?.[0]?.json).toMatchObject({
			result: 'answered',
			data: { choice: 'Evening' },
			responder: { phone: '385912222222' },
		});
		// Answered, so the next message is an ordinary one.
		expect((await arrive('sms', sms('evening', '385912222222'))).items).toHaveLength(1);
	});

	it.each([
		['sms', 1],
		['telegram', 1],
		['viber', undefined],
		['whatsApp', undefined],
	])(
		'on %s is answered by a chat app that Mitto does not name only where it can be that one',
		async (channel, started) => {
			const destination = `38591777${++tokens + 1000}`;
			await ask({ ...onSms(destination), channel });
			const body = { messageId: `c-${tokens}`, sender: destination, text: 'Evening' };
			expect((await arrive('chatApps', body)).items?.length).toBe(started);
		},
	);

	it('is answered in the chat where it was asked, and not by what its person says in another one', async () => {
		await ask({ ...onTelegram('4711'), responseType: 'freeText' });
		const elsewhere = await arrive('telegram', telegramMessage('Good morning', 4711, -1002));
		expect(elsewhere.items).toHaveLength(1);
		expect(n8n.requests).toEqual([]);
		const there = await arrive('telegram', telegramMessage('At nine', 4711, 4711));
		expect(there).toMatchObject({ body: { status: 'handedOn' }, items: undefined });
	});

	it.each<[string, (from: object) => object]>([
		[
			'writes to a business account',
			(from) => ({
				business_message: {
					...telegramMessage('Hi', 4713, 4713).message,
					from,
					business_connection_id: 'b',
				},
			}),
		],
		[
			'is written to by a business account',
			() => ({
				business_message: {
					...telegramMessage('Hi', 815, 4713).message,
					business_connection_id: 'b',
				},
			}),
		],
		[
			'taps on in a business account',
			(from) => ({
				callback_query: {
					id: '1',
					from,
					data: 'Hi',
					message: { ...telegramMessage('?', 815, 4713).message, business_connection_id: 'b' },
				},
			}),
		],
		[
			'taps on in another chat',
			(from) => ({ callback_query: { id: '1', from, data: 'Hi', inline_message_id: 'i' } }),
		],
	])('is not answered by what its person %s', async (_, update) => {
		await ask({ ...onTelegram('4713'), responseType: 'freeText' });
		const from = { id: 4713, is_bot: false, first_name: 'Ana' };
		const arrival = await arrive('telegram', { update_id: ++tokens, ...update(from) });
		expect(arrival.items).toHaveLength(1);
		expect(n8n.requests).toEqual([]);
	});

	it('is not answered by what its person says to another bot', async () => {
		const options = { answersResumeWaiting: true };
		await ask({ ...onTelegram('4712'), responseType: 'freeText' });
		const toOther = telegramMessage('Good morning', 4712, 4712);
		expect((await arrive('telegram', toOther, options, undefined, 'ta-2')).items).toHaveLength(1);
		expect(n8n.requests).toEqual([]);
		const answer = telegramMessage('At nine', 4712, 4712);
		expect((await arrive('telegram', answer, options, undefined, 'TA-1')).items).toBeUndefined();
	});

	it('asks the newest question first, and an older one when that was no answer to it', async () => {
		const older = { ...onSms('385914444444'), choices: 'Red, Blue' };
		const newer = onSms('385914444444');
		const { waiting: waitsLonger } = await ask(older);
		const { waiting } = await ask(newer);
		n8n.react({ body: { status: 'notAnAnswer' } }, { body: { status: 'answered' } });
		expect((await arrive('sms', sms('Blue', '385914444444'))).items).toBeUndefined();
		const [first, second] = n8n.requests.map(({ body }) => body);
		expect((await handedOver(newer, waiting, first)).body).toEqual({ status: 'notAnAnswer' });
		expect((await handedOver(older, waitsLonger, second)).items?.[0]?.json).toMatchObject({
			data: { choice: 'Blue' },
		});
		// An answer to one of them is none to the other.
		expect((await handedOver(newer, waiting, second)).body).toEqual({ status: 'notWaiting' });
	});

	it.each<[string, Parameters<typeof n8n.react>[0]]>([
		['n8n is at fault', { status: 503 }],
		['a proxy asks to slow down', { status: 429 }],
		['the connection breaks', 'cutBeforeReading'],
	])('keeps the newest question open when %s, and asks no older one then', async (_, reaction) => {
		const destination = `38591555${++tokens + 1000}`;
		await ask(onSms(destination));
		const { waiting } = await ask(onSms(destination));
		n8n.react(reaction, { body: { status: 'answered' } });
		expect((await arrive('sms', sms('Evening', destination))).items).toHaveLength(1);
		expect((await arrive('sms', sms('Evening', destination))).items).toBeUndefined();
		const newest = await handedOver(onSms(destination), waiting, n8n.requests.at(-1)?.body);
		expect(newest.body).toEqual({ status: 'answered' });
	});
});

describe('an answer that is handed on', () => {
	const said = { text: 'Evening', responder: { id: 'ana==', name: null, phone: null } };

	it('counts only when it was signed for this wait', async () => {
		const { body, waiting } = await ask(onViber);
		const strange = signAnswer('other', said, ['s'.repeat(64)], Date.now());
		for (const handedOn of ['', 'nonsense', strange, body.tracking_data]) {
			const taken = await handedOver(onViber, waiting, { handedOn });
			expect(taken).toMatchObject({ status: 401, items: undefined });
		}
	});

	it('counts once', async () => {
		const { body, waiting } = await ask(onViber);
		await arrive('viber', viberMessage('Evening', body.tracking_data));
		expect((await handedOver(onViber, waiting)).items).toHaveLength(1);
		expect(await handedOver(onViber, waiting)).toMatchObject({
			body: { status: 'notWaiting' },
			items: undefined,
		});
	});

	it('is not given on the page: the reference in the message opens none', async () => {
		const { body, waiting } = await ask(onViber);
		const page = await callWebhook(new MittoSendAndWait(), {
			parameters: onViber,
			credentials: credentials(),
			waiting,
			method: 'POST',
			query: { token: String(body.tracking_data) },
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: 'answer=Evening',
		});
		expect(page).toMatchObject({ status: 403, items: undefined });
	});
});
