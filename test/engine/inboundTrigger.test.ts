import { createHmac } from 'node:crypto';

import { MittoInboundTrigger } from '../../nodes/MittoInboundTrigger/MittoInboundTrigger.node';
import { readIntents } from '../../nodes/callbacks/intent/field';
import { secretHeader } from '../../nodes/channels/chatApps/callbacks/secretHeader';
import { telegramSecret } from '../../nodes/channels/telegram/callbacks/secret';
import { Form } from '../../nodes/form/form';
import { signToken } from '../../nodes/callbacks/token';
import { callWebhook, type Credentials, type WebhookCall } from '../support/engine';
import { inboundBody, inboundNames } from '../support/inboundFixture';

const key = 'inbound-key-0123456789abcdef-0123456789';
const credentials: Credentials = {
	mittoViberBotApi: { authToken: '44dafb7e0f40021e-61a47a1e6778d187-f2c5a676a07050b3' },
	mittoTelegramBotApi: { botToken: '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1' },
	mittoGbmApi: { clientTokens: 'sandbox-gbm-client-token' },
	mittoApi: { inboundSigningSecrets: key },
};
const hmac = (algorithm: string, secret: unknown, body: string) =>
	createHmac(algorithm, String(secret)).update(body);

/** How each vendor proves a body. */
const proofs: Record<string, (body: string) => Pick<WebhookCall, 'headers' | 'query'>> = {
	viber: (body) => {
		const { authToken } = credentials.mittoViberBotApi ?? {};
		const signature = hmac('sha256', authToken, body).digest('hex');
		return { headers: { 'X-Viber-Content-Signature': signature } };
	},
	telegram: () => {
		const { botToken } = credentials.mittoTelegramBotApi ?? {};
		return { headers: { 'X-Telegram-Bot-Api-Secret-Token': telegramSecret(botToken) } };
	},
	gbm: (body) => {
		const { clientTokens } = credentials.mittoGbmApi ?? {};
		return { headers: { 'X-Goog-Signature': hmac('sha512', clientTokens, body).digest('base64') } };
	},
	sms: () => ({
		query: { token: signToken({ id: 'x' }, [key], { now: Date.now(), lifetime: 3600 }) },
	}),
	chatApps: () => ({ headers: { [secretHeader]: key } }),
};

async function call(channel: string, body: string, parameters = {}) {
	const proof = proofs[channel]?.(body);
	return await callWebhook(new MittoInboundTrigger(), {
		parameters: {
			channel,
			setUp: 'byHand',
			eventKinds: [],
			options: { ignoreDuplicates: false },
			...parameters,
		},
		credentials,
		body,
		...proof,
		headers: { 'content-type': 'application/json', ...proof?.headers },
	});
}

const handshakes = ['viberBot/webhook', 'gbm/handshake'];
const fixtures = [
	...inboundNames('viberBot').map((name) => ['viber', name]),
	...inboundNames('telegram').map((name) => ['telegram', name]),
	...inboundNames('gbm').map((name) => ['gbm', name]),
	...inboundNames('sms').map((name) => ['sms', name]),
	...inboundNames('whatsApp').map((name) => ['chatApps', name]),
	...inboundNames('viber').map((name) => ['chatApps', name]),
].filter(([, name]) => !handshakes.includes(name ?? '')) as Array<[string, string]>;

describe('Mitto Inbound Trigger', () => {
	it.each(fixtures)(
		'on %s starts the workflow with %s, in the one shape',
		async (channel, name) => {
			const { status, body, items = [] } = await call(channel, inboundBody(name));
			expect({ status, body }).toEqual({ status: 200, body: { status: 'accepted' } });
			expect(items.length).toBe(name === 'gbm/receipts' ? 2 : 1);
		},
	);

	it('answers the checks of vendors and starts nothing', async () => {
		expect(await call('viber', inboundBody('viberBot/webhook'))).toEqual({
			status: 200,
			body: { status: 0 },
			items: undefined,
		});
		expect(await call('gbm', inboundBody('gbm/handshake'))).toMatchObject({
			body: '0a1b2c3d4e5f',
			items: undefined,
		});
	});

	it.each(Object.keys(proofs))(
		'on %s answers 400 to a body that is none of its',
		async (channel) => {
			const answer = await call(channel, channel === 'sms' ? '' : '[1]');
			expect(answer).toEqual({ status: 400, body: { error: 'malformed' }, items: undefined });
		},
	);

	it('refuses a channel that does not exist any more without starting anything', async () => {
		const answer = await call('fax', '{}');
		expect(answer).toMatchObject({ status: 500, items: undefined });
	});
});

describe('the filters of Mitto Inbound Trigger', () => {
	const text = inboundBody('telegram/text');

	it.each<[string, string, object, string]>([
		['takes a kind that was chosen', text, { eventKinds: ['message'] }, 'accepted'],
		['leaves out other kinds', text, { eventKinds: ['postback'] }, 'filtered'],
		['takes a person by id', text, { filters: { from: '5, 1111111' } }, 'accepted'],
		['takes people by a pattern', text, { filters: { from: '111*' } }, 'accepted'],
		['leaves out other people', text, { filters: { from: '222*' } }, 'filtered'],
		[
			'takes a person by phone, with or without the plus',
			inboundBody('telegram/contact'),
			{ filters: { from: '385911234567' } },
			'accepted',
		],
		[
			'takes people that an expression gave as a list',
			text,
			{ filters: { from: ['5', '1111111'] } },
			'accepted',
		],
		[
			'leaves out other people than those of such a list',
			text,
			{ filters: { from: ['5'] } },
			'filtered',
		],
		['takes a text with a part', text, { filters: { contains: 'START' } }, 'accepted'],
		['leaves out a text without it', text, { filters: { contains: 'stop' } }, 'filtered'],
		['takes a text that matches', text, { filters: { matches: '^/start$' } }, 'accepted'],
		['leaves out a text that does not', text, { filters: { matches: '^start' } }, 'filtered'],
		[
			'looks at the data of a button, too',
			inboundBody('telegram/callback-query'),
			{ filters: { matches: '^deliver:' } },
			'accepted',
		],
		[
			'leaves out what has no text',
			inboundBody('telegram/location'),
			{ filters: { contains: 'a' } },
			'filtered',
		],
	])('%s', async (_what, body, parameters, verdict) => {
		expect((await call('telegram', body, parameters)).body).toEqual({ status: verdict });
	});

	it('start with messages and taps alone', async () => {
		const kinds = new MittoInboundTrigger().description.properties.find(
			({ name }) => name === 'eventKinds',
		);
		expect(kinds?.default).toEqual(['message', 'postback']);
	});
});

/** What a person writes, in the body of each channel. */
const says = (words: string): Array<[string, string]> => [
	['sms', JSON.stringify({ messageId: 'm', from: '385911234567', text: words })],
	...(
		[
			['viber', 'viberBot/text'],
			['telegram', 'telegram/text'],
			['gbm', 'gbm/message'],
			['chatApps', 'whatsApp/text'],
		] as const
	).map(([channel, name]): [string, string] => [
		channel,
		inboundBody(name).replace(/"text":"(?!text")[^"]*"/, `"text":"${words}"`),
	]),
];

describe('the intent of a message', () => {
	it.each(says('Odjavi me!'))('is told on %s', async (channel, body) => {
		const { items } = await call(channel, body);
		expect(items?.[0]?.json).toMatchObject({ text: 'Odjavi me!', intent: 'stop' });
	});

	it.each(says('Odjavi me od dostave'))('is null on %s for other texts', async (channel, body) => {
		const { items } = await call(channel, body);
		expect(items?.[0]?.json).toMatchObject({ text: 'Odjavi me od dostave', intent: null });
	});

	it.each([
		['stop', 'STOP', ['stop'], 'accepted'],
		['anything else', 'Hello', ['stop'], 'filtered'],
		['help', 'info', ['stop', 'help'], 'accepted'],
		['no word', 'Hello', ['none'], 'accepted'],
		['a word that an expression gave as a text', 'Hello', 'stop', 'filtered'],
		['a word where none is wanted', 'STOP', ['none'], 'filtered'],
	])('is a filter: %s', async (_what, words, intents, verdict) => {
		const [[channel, body] = ['', '']] = says(words);
		expect((await call(channel, body, { filters: { intents } })).body).toEqual({ status: verdict });
	});

	it('is told by own words, too, and they can take a usual one away', async () => {
		const intentWords = { stop: 'leave, Više ne', none: 'cancel' };
		const intentFor = async (words: string) => {
			const [[channel, body] = ['', '']] = says(words);
			return (await call(channel, body, { intentWords })).items?.[0]?.json.intent;
		};
		expect(await intentFor('VISE NE.')).toBe('stop');
		expect(await intentFor('Cancel')).toBeNull();
		expect(await intentFor('help')).toBe('help');
	});

	it.each([
		['has no letter', { stop: '🛑' }, 'has no letter or digit'],
		['stands for two things', { stop: 'leave', start: 'Leave!' }, 'among the words of another'],
	])('refuses an own word that %s', async (_what, intentWords, reason) => {
		const [[channel, body] = ['', '']] = says('Hello');
		const { status, items } = await call(channel, body, { intentWords });
		expect({ status, items }).toEqual({ status: 500, items: undefined });
		expect(() => readIntents(Form.of({ intentWords }))).toThrow(reason);
	});
});

describe('repeats', () => {
	it('are told by the 64-bit token, digit by digit', async () => {
		const body = inboundBody('viberBot/text');
		const verdicts = [];
		for (const digits of ['4912661846655238145', '4912661846655238146', '4912661846655238145']) {
			const { body: answer } = await call('viber', body.replace('4912661846655238145', digits), {
				options: {},
			});
			verdicts.push((answer as { status: string }).status);
		}
		expect(verdicts).toEqual(['accepted', 'accepted', 'duplicate']);
	});
});
