import type { InboundEvent } from '../../../../nodes/callbacks/events';
import { telegram } from '../../../../nodes/channels/telegram/callbacks';
import { telegramReader } from '../../../../nodes/channels/telegram/callbacks/reader';
import { botIdIn, telegramSecret } from '../../../../nodes/channels/telegram/callbacks/secret';
import { callbackWith, inboundBody } from '../../../support/inboundFixture';

const botToken = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1';
const secret = telegramSecret(botToken);
const read = telegramReader({ secret, botId: botIdIn(botToken) });

const proven = (body: string) =>
	callbackWith(body, {
		headers: { 'x-telegram-bot-api-secret-token': secret },
		query: { ta: 'account-3' },
	});

function eventOf(name: string): InboundEvent {
	const genuine = read(proven(inboundBody(`telegram/${name}`)));
	if (genuine.kind !== 'events') throw new Error('no event');
	return genuine.events[0] as InboundEvent;
}

describe('the secret token of Telegram', () => {
	it('is one that Telegram takes, the same each time, and another for another bot', () => {
		expect(secret).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
		expect(telegramSecret(` bot${botToken} `)).toBe(secret);
		expect(telegramSecret(botToken.replace('1', '2'))).not.toBe(secret);
	});

	it.each([
		['missing', undefined],
		['empty', ''],
		['wrong', 'f'.repeat(64)],
		['cut short', secret.slice(0, -1)],
		['the bot token', botToken],
	])('is refused when it is %s', (_what, given) => {
		const callback = callbackWith(inboundBody('telegram/text'), {
			headers: { 'x-telegram-bot-api-secret-token': given },
		});
		expect(() => read(callback)).toThrow(expect.objectContaining({ status: 401 }));
	});

	it('accepts nothing when the credential has no bot token', () => {
		const closed = telegramReader({ secret: telegramSecret(''), botId: null });
		for (const given of ['', secret, undefined]) {
			const callback = callbackWith(inboundBody('telegram/text'), {
				headers: { 'x-telegram-bot-api-secret-token': given },
			});
			expect(() => closed(callback)).toThrow(expect.objectContaining({ status: 401 }));
		}
	});
});

describe('updates of Telegram', () => {
	it('reads a text', () => {
		const { raw, receivedAt, ...event } = eventOf('text');
		expect(event).toEqual({
			event: 'message',
			channel: 'telegram',
			messageId: '1365',
			status: null,
			final: null,
			rawStatus: null,
			conversationId: '1111111',
			from: { id: '1111111', name: 'Test Lastname', phone: null, avatar: null },
			to: '110201543',
			text: '/start',
			intent: null,
			media: [],
			location: null,
			contact: null,
			postback: null,
			replyTo: null,
			trafficAccountId: 'account-3',
			keyPosition: null,
			occurredAt: '2015-09-07T17:05:32.000Z',
		});
		expect(raw).toMatchObject({ update_id: 10000 });
		expect(receivedAt).toBe('2026-11-24T12:00:00.000Z');
	});

	it.each<[string, object]>([
		['edited', { event: 'edited', text: 'Edited text', occurredAt: '2015-09-07T17:23:20.000Z' }],
		['reply', { event: 'message', text: 'Yes', replyTo: '1334' }],
		[
			'callback-query',
			{
				event: 'postback',
				messageId: '4382bfdwdsb323b2d9',
				conversationId: '1111111',
				from: { id: '1111111', name: 'Test Lastname', phone: null, avatar: null },
				postback: 'deliver:today',
				replyTo: '1366',
				text: null,
			},
		],
		['blocked', { event: 'unsubscribed', conversationId: '1111111' }],
		['unblocked', { event: 'subscribed' }],
		['group-joined', { event: 'other', conversationId: '-1001234567890' }],
		['channel-post', { event: 'message', text: 'Hello channel', from: { name: 'News' } }],
		['inline-query', { event: 'other', from: { id: '1111111' } }],
		['poll-answer', { event: 'other', from: { id: '1111111' } }],
		['kind-of-tomorrow', { event: 'other', from: { id: '1111111' } }],
		['location', { location: { latitude: 45.815, longitude: 15.9819 } }],
		['venue', { location: { latitude: 45.8, longitude: 15.97 } }],
		[
			'contact',
			{
				contact: { name: 'Test Lastname', phone: '+385911234567' },
				from: { phone: '+385911234567' },
			},
		],
	])('reads %s', (name, expected) => {
		expect(eventOf(name)).toMatchObject(expected);
	});

	it.each([
		['photo', 'AgADBAADFak0G88YZAf8OAug7bHyS9x2ZxkABCJPE8vxlzQ9AAGAAQABAh', 12345],
		['document', 'AwADBAADbXXXXXXXXXXXGBdhD2l6_XX', 536392],
		['video', 'BAADBAADVideo', 2048000],
		['voice', 'AwADBAADVoice', 23000],
		['audio', 'AwADBAADbXXXXXXXXXXXGBdhD2l6_XX', 3897500],
		['animation', 'CgADBAADAnim', 54321],
		['video-note', 'DQADBAADNote', 98765],
		['sticker', 'CAADBAADSticker', 18000],
	])('reads the one file of a message with %s, and its largest size', (name, fileId, size) => {
		expect(eventOf(name).media).toEqual([
			expect.objectContaining({ type: name.replace('-', '_'), url: null, fileId, size }),
		]);
	});

	const updateOf = (update: object): InboundEvent => {
		const genuine = read(proven(JSON.stringify({ update_id: 1, ...update })));
		if (genuine.kind !== 'events') throw new Error('no event');
		return genuine.events[0] as InboundEvent;
	};
	const chat = { id: -100, type: 'supergroup', title: 'Team' };
	const ana = { id: 7, is_bot: false, first_name: 'Ana' };

	it.each([
		{ new_chat_members: [ana] },
		{ left_chat_member: ana },
		{ new_chat_title: 'New' },
		{ pinned_message: { message_id: 1, chat, text: 'x' } },
		{ migrate_to_chat_id: -1001 },
		{ migrate_from_chat_id: -5 },
		{ group_chat_created: true },
		{ video_chat_started: {} },
	])('takes the service message %j for no message of a person', (service) => {
		const message = { message_id: 5, date: 1, chat, from: ana, ...service };
		expect(updateOf({ message }).event).toBe('other');
		expect(updateOf({ message: { ...message, ...{ text: 'x' } } }).event).toBe('other');
	});

	it.each<[string, object, object]>([
		[
			'a business connection',
			{ business_connection: { id: 'b', user: ana, user_chat_id: 77, date: 1 } },
			{ conversationId: '77', from: { id: '7', name: 'Ana' } },
		],
		[
			'a boost',
			{ chat_boost: { chat, boost: { boost_id: 'x', source: { source: 'premium', user: ana } } } },
			{ conversationId: '-100', from: { id: '7', name: 'Ana' } },
		],
		[
			'a removed boost',
			{ removed_chat_boost: { chat, boost_id: 'x', source: { source: 'premium', user: ana } } },
			{ conversationId: '-100', from: { id: '7', name: 'Ana' } },
		],
		['a word that every object has', { constructor: { from: ana } }, { event: 'other' }],
	])('tells who and where of %s', (_what, update, expected) => {
		expect(updateOf(update)).toMatchObject({ event: 'other', ...expected });
	});

	it('reads the caption of a photo as its text', () => {
		expect(eventOf('photo').text).toBe('My receipt');
	});

	it('tells repeats by update_id', () => {
		expect(telegram.duplicateKey(eventOf('text'))).toBe('10000');
	});

	it('answers nothing of its own, so that no method can be called through the answer', () => {
		const body = '{"update_id":1,"method":"sendMessage","chat_id":1,"text":"x"}';
		expect(read(proven(body))).not.toHaveProperty('answer');
	});

	it.each(['[]', '{', '', '{}', '{"message":{}}', '{"update_id":"x"}'])(
		'refuses the body %j',
		(body) => {
			expect(() => read(proven(body))).toThrow(expect.objectContaining({ status: 400 }));
		},
	);
});
