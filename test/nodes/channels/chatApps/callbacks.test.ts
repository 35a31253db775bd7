import {
	secretHeader,
	webhookSecret,
} from '../../../../nodes/channels/chatApps/callbacks/secretHeader';
import type { InboundEvent } from '../../../../nodes/callbacks/events';
import { chatApps } from '../../../../nodes/channels/chatApps/callbacks/inbound';
import { Form } from '../../../../nodes/form/form';
import { callbackWith, inboundBody } from '../../../support/inboundFixture';

const url = 'https://n8n.example.com/webhook/1/inbound';
const apiKey = 'the-api-key';
const registered = { getCredentials: async () => ({ apiKey }) as never, registeredUrl: url };
const agreed = webhookSecret({ apiKey }, url);
const byHand = {
	getCredentials: async () =>
		({
			inboundSigningSecrets:
				'new-inbound-key-0123456789abcdefgh,old-inbound-key-0123456789abcdefgh',
		}) as never,
};
const withSecret = (body: string, secret: string) =>
	callbackWith(body, { headers: { [secretHeader.toLowerCase()]: secret } });

async function eventsOf(body: string, form = {}): Promise<InboundEvent[]> {
	const read = await chatApps.reader(registered, Form.of({ setUp: 'automatic', ...form }));
	const genuine = read(withSecret(body, agreed));
	if (genuine.kind !== 'events') throw new Error('no event');
	return genuine.events;
}

describe('what Mitto passes on', () => {
	it('is read as a message of WhatsApp', async () => {
		const [{ raw, receivedAt, ...event }] = (await eventsOf(inboundBody('whatsApp/text'))) as [
			InboundEvent,
		];
		expect(event).toEqual({
			event: 'message',
			channel: 'whatsApp',
			messageId: '9f1c7a52-0b6e-4b0e-9a44-0b1f5d3c0001',
			status: null,
			final: null,
			rawStatus: null,
			conversationId: 'c-17',
			from: { id: '385911234567', name: null, phone: '385911234567', avatar: null },
			to: null,
			text: 'Where is my order?',
			intent: null,
			media: [],
			location: null,
			contact: null,
			postback: null,
			replyTo: null,
			trafficAccountId: '679b453b-c876-49b0-b30e-c2b4c1c60004',
			keyPosition: null,
			occurredAt: '2026-11-24T10:00:00.000Z',
		});
		expect(raw).toMatchObject({ messagingApp: 'WhatsApp' });
		expect(receivedAt).toBe('2026-11-24T12:00:00.000Z');
	});

	it('is read with a picture, a person as an object and the message that it answers', async () => {
		expect((await eventsOf(inboundBody('whatsApp/image')))[0]).toMatchObject({
			event: 'message',
			channel: 'chatApps',
			from: { id: '385911234567', name: 'Ana', phone: '385911234567' },
			text: 'My receipt',
			media: [{ type: 'media', url: 'https://media.mittoapi.com/files/receipt.jpg' }],
			replyTo: '9f1c7a52-0b6e-4b0e-9a44-0b1f5d3c0000',
		});
	});

	it.each([
		['Delivered', 'delivered', { status: 'delivered', final: false }],
		['Read', 'seen', { status: 'read', final: true }],
		['Failure', 'failed', { status: 'failed', final: true }],
		['Sent', 'other', { status: 'sent', final: false }],
	])('is the status %s of a message of ours, read as %s', async (word, kind, told) => {
		const body = inboundBody('whatsApp/status').replace('Read', word);
		expect((await eventsOf(body))[0]).toMatchObject({
			event: kind,
			text: null,
			...told,
			rawStatus: word,
		});
	});

	it('may be a list', async () => {
		const list = ['whatsApp/text', 'viber/text'].map(inboundBody).join(',');
		const events = await eventsOf(`[${list}]`);
		expect(events.map(({ channel, text }) => [channel, text])).toEqual([
			['whatsApp', 'Where is my order?'],
			['viber', 'Stop'],
		]);
		expect(new Set(events.map(chatApps.duplicateKey)).size).toBe(2);
	});

	it('is read under names of the user', async () => {
		const fieldNames = { text: 'content.body', sender: 'contact.wa_id' };
		const body = '{"id":"1","content":{"body":"Hi"},"contact":{"wa_id":"385911234567"}}';
		expect((await eventsOf(body, { fieldNames }))[0]).toMatchObject({
			text: 'Hi',
			from: { phone: '385911234567' },
		});
	});
});

describe('the secret header', () => {
	const body = inboundBody('whatsApp/text');

	it('must be the one that was registered', async () => {
		const read = await chatApps.reader(registered, Form.of({ setUp: 'automatic' }));
		for (const callback of [
			withSecret(body, 'another'),
			withSecret(body, webhookSecret({ apiKey }, `${url}2`)),
			withSecret(body, webhookSecret({ apiKey: 'k' }, url)),
			callbackWith(body),
		]) {
			expect(() => read(callback)).toThrow(expect.objectContaining({ status: 401 }));
		}
	});

	it('may be any of the inbound keys when the webhook was set up by hand', async () => {
		const read = await chatApps.reader(byHand, Form.of({ setUp: 'byHand' }));
		expect(read(withSecret(body, 'old-inbound-key-0123456789abcdefgh'))).toMatchObject({
			events: [{ keyPosition: 2 }],
		});
		expect(() => read(withSecret(body, agreed))).toThrow(expect.objectContaining({ status: 401 }));
	});

	it('opens nothing before a webhook was registered', async () => {
		const reader = { getCredentials: async () => ({}) as never };
		const read = await chatApps.reader(reader, Form.of({ setUp: 'automatic' }));
		for (const secret of ['', 'undefined']) {
			expect(() => read(withSecret(body, secret))).toThrow(
				expect.objectContaining({ status: 401 }),
			);
		}
	});

	it.each([
		['without an address', { apiKey }, undefined, webhookSecret({ apiKey }, 'undefined')],
		['without a key', { apiKey: ' ' }, url, ''],
	])('is compared with nothing %s', async (_what, credential, registeredUrl, given) => {
		const node = { getCredentials: async () => credential as never, registeredUrl };
		const read = await chatApps.reader(node, Form.of({ setUp: 'automatic' }));
		expect(() => read(withSecret(body, given))).toThrow('There is no secret to compare');
	});

	it('is nothing without a key', () => expect(webhookSecret({ apiKey: '' }, url)).toBe(''));

	it('may not be a key that is too short, which spoils no other', async () => {
		const long = 'long-inbound-key-0123456789abcdefgh';
		const node = (inboundSigningSecrets: string) => ({
			getCredentials: async () => ({ inboundSigningSecrets }) as never,
		});
		const form = Form.of({ setUp: 'byHand' });
		const read = await chatApps.reader(node(`short,${long}`), form);
		expect(() => read(withSecret(body, 'short'))).toThrow(expect.objectContaining({ status: 401 }));
		expect(read(withSecret(body, long))).toMatchObject({ events: [{ keyPosition: 2 }] });
		const closed = await chatApps.reader(node('short'), form);
		expect(() => closed(withSecret(body, 'short'))).toThrow('There is no secret to compare');
	});
});

describe('who wrote', () => {
	const fromOf = async (sender: object) =>
		(await eventsOf(JSON.stringify({ id: '1', text: 'Hi', sender })))[0]?.from;

	it.each([
		[{ phoneNumber: '385911234567', phone: '1', messagingAppIdentifier: 'x' }, '385911234567'],
		[{ phoneNumber: '385911234567', id: 'x' }, '385911234567'],
		[{ phone: '385911234567', id: 'x' }, '385911234567'],
		[{ messagingAppIdentifier: 'ana==', id: 'x' }, 'ana=='],
		[{ id: 'x' }, 'x'],
	])('is named in %j by %s', async (sender, id) => {
		expect(await fromOf(sender)).toMatchObject({ id });
	});

	it.each(['Sender', 'FROM'])('is found as %s, too, where it is an object', async (name) => {
		const body = { id: '1', text: 'Hi', [name]: { phoneNumber: '385911234567' } };
		expect((await eventsOf(JSON.stringify(body)))[0]?.from.id).toBe('385911234567');
	});
});

describe('a tap on a button', () => {
	it('is told as such, and once for each message', async () => {
		const events = await eventsOf('[{"id":"1","payload":"yes"},{"id":"1","payload":"yes","x":1}]');
		expect(events.map(({ event, postback }) => [event, postback])).toEqual([
			['postback', 'yes'],
			['postback', 'yes'],
		]);
		expect(new Set(events.map(chatApps.duplicateKey)).size).toBe(1);
	});
});

describe('an event with a status', () => {
	it.each([
		['Delivered', '{"messageId":"1","status":"Delivered"}', 'delivered'],
		['other letter cases', '{"MessageId":"1","DeliveryStatus":"Delivered"}', 'delivered'],
		['what is said of it', '{"id":"1","status":"Failed","message":"Number blocked"}', 'failed'],
		['a text in other letter cases', '{"Id":"1","Status":"Received","Text":"STOP"}', 'message'],
		['a text by another name', '{"id":"1","status":"Received","message":"STOP"}', 'message'],
		['a tap', '{"id":"1","status":"Received","payload":"yes"}', 'postback'],
		[
			'a file by another name',
			'{"id":"1","status":"Received","fileUrl":"https://a.b/c"}',
			'message',
		],
		['a person', '{"Id":"1","Status":"Read","Sender":{"phoneNumber":"385911234567"}}', 'message'],
	])('and %s: %s is the kind %s', async (_, body, kind) => {
		expect((await eventsOf(body))[0]?.event).toBe(kind);
	});

	it('is a message where the user named the field of the text', async () => {
		const body = '{"id":"1","status":"Received","words":"STOP"}';
		expect((await eventsOf(body, { fieldNames: { text: 'words' } }))[0]).toMatchObject({
			event: 'message',
			text: 'STOP',
		});
	});
});
