import { createHmac } from 'node:crypto';

import { NotGenuine } from '../../../../nodes/callbacks/callback';
import type { InboundEvent } from '../../../../nodes/callbacks/events';
import { trackingDataOf, viberKey } from '../../../../nodes/channels/viberBot/callbacks/event';
import { viberReader } from '../../../../nodes/channels/viberBot/callbacks/reader';
import { readWelcome } from '../../../../nodes/channels/viberBot/callbacks/welcome';
import { limits } from '../../../../nodes/channels/viberBot/limits';
import { Form } from '../../../../nodes/form/form';
import { callbackWith, inboundBody } from '../../../support/inboundFixture';

const token = '44dafb7e0f40021e-61a47a1e6778d187-f2c5a676a07050b3';
const sign = (body: string, key = token) => createHmac('sha256', key).update(body).digest('hex');
const read = viberReader({ token });

const signed = (body: string, query = {}) =>
	callbackWith(body, { headers: { 'x-viber-content-signature': sign(body) }, query });

function eventOf(name: string): InboundEvent {
	const genuine = read(signed(inboundBody(`viberBot/${name}`), { ta: 'account-1' }));
	if (genuine.kind !== 'events') throw new Error('no event');
	return genuine.events[0] as InboundEvent;
}

describe('the signature of Viber', () => {
	// Three of Viber's own SDKs test with this vector.
	const body = '{"event":"webhook","timestamp":4977069964384421269,"message_token":1478683725125}';
	const signature = 'd21b343448c8aee33b8e93768ef6ceb64a6ba6163099973a2b8bd028fea510ef';

	it('is the one of the SDKs, and the check of set_webhook is answered without an event', () => {
		const callback = callbackWith(body, { headers: { 'x-viber-content-signature': signature } });
		expect(read(callback)).toEqual({ kind: 'handshake', answer: { status: 0 } });
	});

	it('may come in the query instead', () => {
		expect(read(callbackWith(body, { query: { sig: signature } })).kind).toBe('handshake');
	});

	it.each([
		['is missing', {}],
		['is wrong', { headers: { 'x-viber-content-signature': 'f'.repeat(64) } }],
		['was made with another token', { headers: { 'x-viber-content-signature': sign(body, 'x') } }],
		['has upper case', { headers: { 'x-viber-content-signature': signature.toUpperCase() } }],
		[
			'is right in the header and wrong in the query',
			{ headers: { 'x-viber-content-signature': signature }, query: { sig: 'f'.repeat(64) } },
		],
		[
			'is wrong in the header and right in the query',
			{ headers: { 'x-viber-content-signature': 'f'.repeat(64) }, query: { sig: signature } },
		],
	])('is refused when it %s', (_what, given) => {
		expect(() => read(callbackWith(body, given))).toThrow(NotGenuine);
	});

	it('is refused without a token in the credential, even when signed with an empty key', () => {
		const callback = callbackWith(body, {
			headers: { 'x-viber-content-signature': sign(body, '') },
		});
		expect(() => viberReader({ token: '' })(callback)).toThrow(NotGenuine);
	});
});

describe('events of Viber', () => {
	it('reads a text and keeps the 64-bit token exact', () => {
		const { receivedAt, raw, ...event } = eventOf('text');
		expect(event).toEqual({
			event: 'message',
			channel: 'viber',
			messageId: '4912661846655238145',
			status: null,
			final: null,
			rawStatus: null,
			conversationId: '01234567890A=',
			from: {
				id: '01234567890A=',
				name: 'John McClane',
				phone: null,
				avatar: 'http://avatar.example.com',
			},
			to: null,
			text: 'a message to the service',
			intent: null,
			media: [],
			location: null,
			contact: null,
			postback: null,
			replyTo: null,
			trafficAccountId: 'account-1',
			keyPosition: null,
			occurredAt: '2016-03-12T06:29:57.627Z',
		});
		expect(receivedAt).toBe('2026-11-24T12:00:00.000Z');
		expect(raw).toMatchObject({ message_token: '4912661846655238145', silent: false });
	});

	it('tells two tokens apart that a JavaScript number would merge', () => {
		const body = inboundBody('viberBot/text');
		const keys = ['4912661846655238145', '4912661846655238146'].map((digits) => {
			const genuine = read(signed(body.replace('4912661846655238145', digits)));
			return viberKey((genuine as { events: InboundEvent[] }).events[0] as InboundEvent);
		});
		expect(new Set(keys).size).toBe(2);
	});

	it.each([
		['subscribed', 'subscribed'],
		['unsubscribed', 'unsubscribed'],
		['conversation-started', 'conversationStarted'],
		['delivered', 'delivered'],
		['seen', 'seen'],
		['failed', 'failed'],
		['client-status', 'other'],
	])('reads %s as %s, with the person it is about', (name, kind) => {
		expect(eventOf(name)).toMatchObject({ event: kind, from: { id: '01234567890A=' } });
	});

	it.each([
		['delivered', { status: 'delivered', final: false, rawStatus: 'delivered' }],
		['seen', { status: 'read', final: true, rawStatus: 'seen' }],
		['failed', { status: 'failed', final: true, rawStatus: 'failed' }],
		['subscribed', { status: null, final: null, rawStatus: null }],
		['text', { status: null, final: null, rawStatus: null }],
	])('tells with %s how far a message of ours came', (name, expected) => {
		expect(eventOf(name)).toMatchObject(expected);
	});

	it.each(['constructor', '__proto__', 'toString'])('takes the word %s for no kind', (word) => {
		const body = inboundBody('viberBot/seen').replace('"event":"seen"', `"event":"${word}"`);
		const genuine = read(signed(body)) as { events: InboundEvent[] };
		expect(genuine.events[0]).toMatchObject({ event: 'other', status: null });
	});

	it.each([
		[
			'picture',
			{
				text: 'caption',
				media: [
					{
						type: 'picture',
						url: 'https://dl-media.viber.com/1/share/2/long/bots/picture.jpg',
						fileName: 'picture.jpg',
						size: null,
						fileId: null,
					},
				],
			},
		],
		['video', { media: [expect.objectContaining({ type: 'video', size: 10000 })] }],
		[
			'file',
			{
				media: [expect.objectContaining({ type: 'file', fileName: 'document.pdf', size: 74518 })],
			},
		],
		['sticker', { media: [expect.objectContaining({ type: 'sticker', fileId: '46105' })] }],
		['contact', { media: [], contact: { name: 'Alex', phone: '+972511123123' } }],
		['url', { media: [], text: 'https://www.viber.com/' }],
		['location', { location: { latitude: 50.76891, longitude: 6.11499 } }],
	])('reads a message of the type %s', (name, expected) => {
		expect(eventOf(name)).toMatchObject({ event: 'message', ...expected });
	});

	it('tells delivered, seen and the message itself apart', () => {
		const keys = ['text', 'delivered', 'seen', 'failed', 'subscribed'].map((name) =>
			viberKey(eventOf(name)),
		);
		expect(new Set(keys).size).toBe(5);
	});

	it.each(['[]', '"text"', '{', '', '{"timestamp":1}'])('refuses the signed body %j', (body) => {
		expect(() => read(signed(body))).toThrow(expect.objectContaining({ status: 400 }));
	});
});

describe('what a message to a Viber bot says', () => {
	const messageOf = (message: object) => {
		const body = JSON.stringify({ event: 'message', message_token: 1, message });
		return (read(signed(body)) as { events: InboundEvent[] }).events[0] as InboundEvent;
	};

	it('is nothing without a type', () => expect(messageOf({ text: 'Hi' }).text).toBeNull());

	it('is not the address of its picture', () => {
		const picture = { type: 'picture', media: 'https://example.com/a.jpg' };
		expect(messageOf(picture).text).toBeNull();
	});

	it.each([{ lat: 1 }, { lon: 2 }])('is no place with %j alone', (location) => {
		expect(messageOf({ type: 'location', location }).location).toBeNull();
	});

	it('comes with the tracking data of the last message', () => {
		expect(trackingDataOf(messageOf({ type: 'text', tracking_data: 'order-1' }))).toBe('order-1');
	});

	it('is proven by one signature where the other is empty', () => {
		const body = '{"event":"webhook"}';
		const headers = { 'x-viber-content-signature': '' };
		expect(read(callbackWith(body, { headers, query: { sig: sign(body) } })).kind).toBe(
			'handshake',
		);
		expect(() => read(callbackWith(body, { headers }))).toThrow('has no signature of Viber');
	});
});

describe('the welcome message', () => {
	const said = (parts: object) => readWelcome(Form.of({ welcome: { senderName: 'Us', ...parts } }));

	it('is a text, with a keyboard when there is one', () => {
		const text = { sender: { name: 'Us' }, type: 'text', text: 'Hi!' };
		expect(said({ text: 'Hi!' })).toStrictEqual(text);
		expect(said({ text: 'Hi!', keyboard: '{"Buttons":[]}' })).toStrictEqual({
			...text,
			keyboard: { Type: 'keyboard', Buttons: [] },
		});
	});

	it('may be longer without a picture than with one, and is refused beyond', () => {
		const text = 'x'.repeat(limits.pictureCaption + 1);
		expect(said({ text })).toMatchObject({ text });
		const tooLong = { text, picture: 'https://example.com/a.jpg' };
		expect(() => said(tooLong)).toThrow(expect.objectContaining({ skippable: false }));
	});

	const welcome = readWelcome(
		Form.of({
			welcome: {
				text: 'Hi!',
				senderName: 'My Shop',
				keyboard: '{"Buttons":[{"ActionBody":"start","Text":"Start"}]}',
			},
		}),
	);
	const greet = viberReader({ token, welcome });

	it('answers conversation_started, without a receiver', () => {
		expect(greet(signed(inboundBody('viberBot/conversation-started')))).toMatchObject({
			kind: 'events',
			answer: {
				sender: { name: 'My Shop' },
				type: 'text',
				text: 'Hi!',
				keyboard: { Type: 'keyboard', Buttons: [{ ActionBody: 'start', Text: 'Start' }] },
			},
		});
	});

	it.each(['text', 'subscribed', 'delivered'])('is no answer to %s', (name) => {
		expect(greet(signed(inboundBody(`viberBot/${name}`)))).not.toHaveProperty('answer');
	});

	it('becomes a picture with a text when there is a picture', () => {
		const form = Form.of({ welcome: { picture: 'https://example.com/a.jpg', senderName: 'Us' } });
		expect(readWelcome(form)).toEqual({
			sender: { name: 'Us' },
			type: 'picture',
			text: '',
			media: 'https://example.com/a.jpg',
		});
	});

	it.each([
		[{ text: 'Hi!' }, 'Sender Name is empty'],
		[{ text: 'Hi!', senderName: 'x'.repeat(29) }, 'at most 28 are allowed'],
		[{ picture: 'a.jpg', senderName: 'Us' }, 'which is not a complete URL'],
		[{ text: 'Hi!', senderName: 'Us', keyboard: '{' }, 'Keyboard is not valid JSON'],
	])('is refused as %j, before the webhook is registered', (welcome, reason) => {
		expect(() => readWelcome(Form.of({ welcome }))).toThrow(reason);
	});

	it('is none when neither is given', () => {
		expect(readWelcome(Form.of({ welcome: { senderName: 'My Shop' } }))).toBeUndefined();
	});
});
