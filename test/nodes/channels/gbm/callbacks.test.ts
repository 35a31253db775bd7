import { createHmac } from 'node:crypto';

import type { InboundEvent } from '../../../../nodes/callbacks/events';
import { gbmKey } from '../../../../nodes/channels/gbm/callbacks/event';
import { gbmReader } from '../../../../nodes/channels/gbm/callbacks/reader';
import { testGbmTokens } from '../../../../nodes/channels/gbm/callbacks/testTokens';
import { readSuggestion } from '../../../../nodes/channels/gbm/suggestions';
import { Form } from '../../../../nodes/form/form';
import { callbackWith, inboundBody } from '../../../support/inboundFixture';

const clientTokens = ['new-client-token', 'sandbox-gbm-client-token'];
const read = gbmReader(clientTokens);
const conversation = 'bb8ceef0-90b4-4876-9467-c8c9ecc1c4e0';

function signed(body: string, key = 'sandbox-gbm-client-token') {
	const signature = createHmac('sha512', key).update(body).digest('base64');
	return callbackWith(body, { headers: { 'x-goog-signature': signature } });
}

function eventsOf(name: string): InboundEvent[] {
	const genuine = read(signed(inboundBody(`gbm/${name}`)));
	if (genuine.kind !== 'events') throw new Error('no event');
	return genuine.events;
}

describe('the handshake of Google', () => {
	const body = inboundBody('gbm/handshake');

	it('is answered with the secret as plain text when the client token is ours', () => {
		expect(read(callbackWith(body))).toEqual({ kind: 'handshake', answer: '0a1b2c3d4e5f' });
	});

	it.each([
		['another client token', { clientToken: 'other', secret: 's' }],
		['a client token that is no text', { clientToken: 1, secret: 's' }],
		['no secret', { clientToken: 'sandbox-gbm-client-token' }],
	])('is refused with %s', (_what, content) => {
		expect(() => read(callbackWith(JSON.stringify(content)))).toThrow(
			expect.objectContaining({ status: 401 }),
		);
	});

	it('is refused when the credential holds no token', () => {
		const open = JSON.stringify({ clientToken: '', secret: 's' });
		expect(() => gbmReader([])(callbackWith(open))).toThrow(
			expect.objectContaining({ status: 401 }),
		);
	});
});

describe('callbacks of Google Business Messages', () => {
	it('reads a message and tells which client token signed it', () => {
		const { raw, receivedAt, ...event } = eventsOf('message')[0] as InboundEvent;
		expect(event).toEqual({
			event: 'message',
			channel: 'gbm',
			messageId: 'CjK6SdM',
			status: null,
			final: null,
			rawStatus: null,
			conversationId: conversation,
			from: { id: conversation, name: 'Jane Doe', phone: null, avatar: null },
			to: 'brands/5e4f0e3b/agents/2b1c9d',
			text: 'Do you deliver today?',
			intent: null,
			media: [],
			location: null,
			contact: null,
			postback: null,
			replyTo: null,
			trafficAccountId: null,
			keyPosition: 2,
			occurredAt: '2020-01-15T01:36:10.726Z',
		});
		expect(raw).toMatchObject({ customAgentId: 'shop-zagreb' });
		expect(receivedAt).toBe('2026-11-24T12:00:00.000Z');
	});

	it('reads a text that is a signed address of Google as an image', () => {
		expect(eventsOf('image')[0]).toMatchObject({
			event: 'message',
			text: null,
			media: [
				{ type: 'image', url: expect.stringContaining('https://storage.googleapis.com/business') },
			],
		});
	});

	it('leaves other addresses in the text', () => {
		const body = inboundBody('gbm/message').replace(
			'Do you deliver today?',
			'https://storage.googleapis.com/shop/price-list.pdf',
		);
		const genuine = read(signed(body));
		expect(genuine).toMatchObject({ events: [{ media: [], text: expect.any(String) }] });
	});

	it.each([
		[
			'suggestion',
			{ event: 'postback', postback: 'deliver:today', text: 'Today', replyTo: 'OurMsg1' },
		],
		['live-agent', { event: 'liveAgentRequested' }],
		['typing', { event: 'typing' }],
		['typing-stopped', { event: 'other' }],
		['survey', { event: 'other' }],
		['authentication', { event: 'other' }],
	])('reads %s', (name, expected) => {
		expect(eventsOf(name)).toEqual([expect.objectContaining(expected)]);
	});

	it('gives one event for each receipt, with a key of its own', () => {
		const events = eventsOf('receipts');
		expect(events).toEqual([
			expect.objectContaining({
				event: 'delivered',
				messageId: 'OurMsg1',
				status: 'delivered',
				final: false,
				rawStatus: 'DELIVERED',
			}),
			expect.objectContaining({
				event: 'seen',
				messageId: 'OurMsg1',
				status: 'read',
				final: true,
				rawStatus: 'READ',
			}),
		]);
		expect(new Set(events.map(gbmKey)).size).toBe(2);
	});

	it('tells repeats by the message, else by the request, else by the body', () => {
		expect(gbmKey(eventsOf('message')[0] as InboundEvent)).toBe('message:CjK6SdM');
		expect(gbmKey(eventsOf('typing')[0] as InboundEvent)).toBe(
			'f0a1f3a9-4c1e-4a52-9a76-1d2f9b3c0001',
		);
		const body = JSON.stringify({ surveyResponse: { rating: 'VERY_SATISFIED' } });
		const { events } = read(signed(body)) as { events: InboundEvent[] };
		expect(gbmKey(events[0] as InboundEvent)).toMatch(/^[0-9a-f]{64}$/);
	});

	it.each([
		['with another token', signed(inboundBody('gbm/message'), 'other')],
		['not at all', callbackWith(inboundBody('gbm/message'))],
	])('refuses what is signed %s', (_what, callback) => {
		expect(() => read(callback)).toThrow(expect.objectContaining({ status: 401 }));
	});
});

describe('what Google’s callbacks leave open', () => {
	const eventOf = (body: object) => {
		const reception = read(signed(JSON.stringify(body)));
		if (reception.kind !== 'events') throw new Error('no event');
		return reception.events[0] as InboundEvent;
	};
	const image = 'https://storage.googleapis.com/a/b.png?x-goog-signature=s';

	it.each([
		[image, true],
		[` ${image}\n`, true],
		['https://a-b.c.googleusercontent.com/x?a=1&signature=s', true],
		['https://storage.googleapis.com/b.png', false],
		['https://storage.googleapis.com/b.png?designature=s', false],
		['https://storage.googleapis.com.evil.com/b.png?signature=s', false],
		['https://evil.com/https://storage.googleapis.com/b.png?signature=s', false],
		[`look ${image}`, false],
		[`${image} look`, false],
		['https://evil.com/!.googleusercontent.com/x?signature=s', false],
	])('is a picture only as a signed address of Google alone: %j', (text, isImage) => {
		const { media, text: kept } = eventOf({ message: { messageId: 'm', text } });
		expect(media.length).toBe(isImage ? 1 : 0);
		expect(kept).toBe(isImage ? null : text);
	});

	it('is a message without a text', () => {
		const event = eventOf({ message: { name: 'conversations/c/messages/m' } });
		expect(event).toMatchObject({ event: 'message', messageId: 'm', text: null, media: [] });
		expect(eventOf({ message: {} }).messageId).toBeNull();
	});

	it('is a time that is missing, or the one of the request', () => {
		expect(eventOf({ message: {} }).occurredAt).toBeNull();
		expect(eventOf({ message: {}, sendTime: '2026-11-25T08:00:00Z' }).occurredAt).toBe(
			'2026-11-25T08:00:00.000Z',
		);
	});

	it('is a receipt of another kind', () => {
		const receipts = [{ receiptType: 'SOON', message: 'conversations/c/messages/m' }];
		expect(eventOf({ receipts: { receipts } })).toMatchObject({ event: 'other', messageId: 'm' });
	});

	it('is a check that is signed, too, or has a signature that is empty', () => {
		const check = JSON.stringify({ clientToken: clientTokens[0], secret: 's' });
		const unsigned = callbackWith(check, { headers: { 'x-goog-signature': '' } });
		expect(read(unsigned)).toEqual({ kind: 'handshake', answer: 's' });
		expect(read(signed(check))).toEqual({ kind: 'handshake', answer: 's' });
	});
});

describe('suggestions of a form', () => {
	it.each([
		[
			{ kind: 'reply', text: 'Yes', postbackData: 'y' },
			{ reply: { text: 'Yes', postbackData: 'y' } },
		],
		[{}, { reply: { text: '', postbackData: '' } }],
		[
			{ kind: 'openUrl', text: 'Go', postbackData: 'g', url: ' https://a.com ' },
			{ action: { text: 'Go', postbackData: 'g', openUrlAction: { url: 'https://a.com' } } },
		],
		[{ kind: 'openUrl' }, { action: { text: '', postbackData: '', openUrlAction: { url: '' } } }],
		[
			{ kind: 'dial', text: 'Call', postbackData: 'c', phoneNumber: ' +385911234567 ' },
			{ action: { text: 'Call', postbackData: 'c', dialAction: { phoneNumber: '+385911234567' } } },
		],
		[{ kind: 'dial' }, { action: { text: '', postbackData: '', dialAction: { phoneNumber: '' } } }],
		[{ kind: 'liveAgent' }, { liveAgentRequest: {} }],
	])('%j become %j', (row, suggestion) => {
		expect(readSuggestion(Form.of(row))).toEqual(suggestion);
	});
});

describe('the test of the client tokens', () => {
	it.each([
		['a', 'OK', /can be used/],
		['a\nb', 'OK', /can be used/],
		['', 'Error', /at least one/],
		[undefined, 'Error', /at least one/],
		['a\nb\na', 'Error', /token 3 stands there twice/],
	])('of %j ends with %s', async (given, status, message) => {
		const tested = testGbmTokens.call({} as never, { data: { clientTokens: given } } as never);
		expect(await tested).toMatchObject({ status, message: expect.stringMatching(message) });
		expect(await testGbmTokens.call({} as never, {} as never)).toMatchObject({ status: 'Error' });
	});
});
