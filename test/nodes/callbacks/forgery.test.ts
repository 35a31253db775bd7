import { createHmac } from 'node:crypto';
import fc from 'fast-check';

import { NotGenuine, type Callback } from '../../../nodes/callbacks/callback';
import { secretHeader } from '../../../nodes/channels/chatApps/callbacks/secretHeader';
import type { InboundEvent } from '../../../nodes/callbacks/events';
import { senders } from '../../../nodes/channels/senders';
import { telegramSecret } from '../../../nodes/channels/telegram/callbacks/secret';
import type { CallbackReader } from '../../../nodes/callbacks/sender';
import { signToken } from '../../../nodes/callbacks/token';
import { Form } from '../../../nodes/form/form';
import { callbackWith, inboundBody } from '../../support/inboundFixture';

const now = Date.UTC(2026, 10, 24, 12);
const key = 'inbound-key-0123456789abcdef-0123456789';
const secrets = {
	authToken: '44dafb7e0f40021e-61a47a1e6778d187-f2c5a676a07050b3',
	botToken: '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1',
	clientTokens: 'gbm-client-token',
	inboundSigningSecrets: key,
};
const hmac = (algorithm: string, secret: string, body: string) =>
	createHmac(algorithm, secret).update(body);

/** For each source a callback that is good in every respect, as its vendor would send it. */
const good: Record<string, Callback> = {
	viber: signed('viberBot/text', (body) => ({
		headers: {
			'x-viber-content-signature': hmac('sha256', secrets.authToken, body).digest('hex'),
		},
	})),
	telegram: signed('telegram/text', () => ({
		headers: { 'x-telegram-bot-api-secret-token': telegramSecret(secrets.botToken) },
	})),
	gbm: signed('gbm/message', (body) => ({
		headers: { 'x-goog-signature': hmac('sha512', secrets.clientTokens, body).digest('base64') },
	})),
	sms: signed('sms/names', () => ({
		query: { token: signToken({ id: 'x' }, [key], { now, lifetime: 3600 }) },
	})),
	chatApps: signed('whatsApp/text', () => ({ headers: { [secretHeader.toLowerCase()]: key } })),
};

function signed(fixture: string, proof: (body: string) => Partial<Callback>): Callback {
	const body = inboundBody(fixture);
	return callbackWith(body, { receivedAt: now, ...proof(body) });
}

const reader = { getCredentials: async () => secrets as never };
const readerOf = async (source: string): Promise<CallbackReader<InboundEvent>> =>
	(await senders.inbound
		.find((candidate) => candidate.source === source)
		?.reader(reader, Form.of({ setUp: 'byHand' }))) as CallbackReader<InboundEvent>;

/** What became of a callback: the status of the refusal, or the kind of a genuine one. */
function fate(read: CallbackReader<InboundEvent>, callback: Callback): number | string {
	try {
		return read(callback).kind;
	} catch (fault) {
		if (fault instanceof NotGenuine) return fault.status;
		throw fault;
	}
}

const header = fc.oneof(fc.string(), fc.base64String(), fc.constantFrom('f'.repeat(64), ''));
const headerNames = [
	'x-viber-content-signature',
	'x-telegram-bot-api-secret-token',
	'x-goog-signature',
	secretHeader.toLowerCase(),
	'content-type',
];
/** The last character of a token in base64 has spare bits, so that one other may mean the same. */
function withOneCharacterSpoilt(text: string): string[] {
	return [...text].slice(0, text.includes('.') ? -1 : undefined).map((character, at) => {
		const other = character === 'a' ? 'b' : 'a';
		return text.slice(0, at) + other + text.slice(at + 1);
	});
}

const someHeaders = fc.dictionary(fc.constantFrom(...headerNames), header);
const someQuery = fc.dictionary(fc.constantFrom('sig', 'token', 'ta', 'text'), fc.string());
const someBody = fc.oneof(
	fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
	fc.json().map((text) => Buffer.from(text)),
	fc
		.constantFrom('viberBot/webhook', 'gbm/handshake', 'telegram/text')
		.map((name) => Buffer.from(inboundBody(name).replace('sandbox-gbm-client-token', 'a-guess'))),
);

it('there is a good callback of every sender', () => {
	const sources = senders.inbound.map(({ source }) => source);
	expect(Object.keys(good).sort()).toEqual(sources.sort());
});

describe.each(Object.keys(good))('callbacks of %s', (source) => {
	const callback = good[source] as Callback;
	let read: CallbackReader<InboundEvent>;
	beforeAll(async () => {
		read = await readerOf(source);
	});

	it('that are good are taken', () => expect(fate(read, callback)).toBe('events'));

	it('of arbitrary bytes, headers and query are refused, and never with an exception', () => {
		fc.assert(
			fc.property(someHeaders, someQuery, someBody, (headers, query, body) => {
				expect(fate(read, { ...callback, headers, query, body })).toEqual(expect.any(Number));
			}),
		);
	});

	it('with a good proof and an arbitrary JSON body are read or refused, and nothing else', () => {
		fc.assert(
			fc.property(fc.json({ maxDepth: 4 }), (text) => {
				const body = Buffer.from(text);
				const headers = { ...callback.headers };
				if (source === 'viber') {
					headers['x-viber-content-signature'] = hmac('sha256', secrets.authToken, text).digest(
						'hex',
					);
				}
				if (source === 'gbm') {
					headers['x-goog-signature'] = hmac('sha512', secrets.clientTokens, text).digest('base64');
				}
				expect(['events', 400]).toContain(fate(read, { ...callback, headers, body }));
			}),
		);
	});

	it('are refused when any character of the proof is another one', () => {
		const proofs = Object.entries(callback.headers).filter(([name]) => name !== 'content-type');
		for (const [name, proof = ''] of proofs) {
			for (const spoilt of withOneCharacterSpoilt(proof)) {
				const headers = { ...callback.headers, [name]: spoilt };
				expect(fate(read, { ...callback, headers })).toBe(401);
			}
		}
		for (const token of withOneCharacterSpoilt(callback.query.token ?? '')) {
			expect(fate(read, { ...callback, query: { token } })).toBe(401);
		}
	});

	it('show nothing of the secrets in their events', () => {
		const events = JSON.stringify(read(callback));
		for (const secret of [...Object.values(secrets), telegramSecret(secrets.botToken)]) {
			expect(events).not.toContain(secret);
		}
		expect(events).not.toContain(callback.query.token ?? 'no token');
	});
});

describe.each(['viber', 'gbm'])('the body of %s', (source) => {
	it('is covered by the signature: any other byte is refused', async () => {
		const read = await readerOf(source);
		const callback = good[source] as Callback;
		for (let at = 0; at < callback.body.length; at++) {
			const body = Buffer.from(callback.body);
			body.writeUInt8(body.readUInt8(at) ^ 1, at);
			expect(fate(read, { ...callback, body })).toBe(401);
		}
	});
});
