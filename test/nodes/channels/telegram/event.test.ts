import { telegramEvent } from '../../../../nodes/channels/telegram/callbacks/event';
import { botIdIn, telegramSecret } from '../../../../nodes/channels/telegram/callbacks/secret';
import { fillTemplate } from '../../../../nodes/channels/telegram/placeholders';
import { Form } from '../../../../nodes/form/form';
import { callbackWith } from '../../../support/inboundFixture';

const ana = { id: 7, first_name: 'Ana' };
const chat = { id: 7, type: 'private' };
const event = (update: object) =>
	telegramEvent({ update_id: 1, ...update } as never, callbackWith(''), '42');
const message = (content: object) =>
	event({ message: { message_id: 1, chat, from: ana, ...content } });

describe('the secret of a webhook', () => {
	it('is nothing without a token: anybody could work out what is made of nothing', () => {
		for (const none of ['', ' ', 'bot', undefined, null]) expect(telegramSecret(none)).toBe('');
	});

	it('is of the token, of which "bot" is no part where it stands in front', () => {
		expect(telegramSecret('BOT1:a')).toBe(telegramSecret('1:a'));
		expect(telegramSecret('1:abot')).not.toBe(telegramSecret('1:a'));
		expect(botIdIn('bot12:a')).toBe('12');
		for (const other of ['x12:a', '12', '', undefined]) expect(botIdIn(other)).toBeNull();
	});
});

describe('the phone of a person', () => {
	const contact = { phone_number: '+385911234567', first_name: 'Ana', user_id: 7 };

	it('is known when the shared contact is their own', () => {
		expect(message({ contact }).from.phone).toBe('+385911234567');
	});

	it.each([
		['somebody else’s', { ...contact, user_id: 8 }],
		['nobody’s', { phone_number: '+385911234567' }],
	])('is not that of a contact that is %s', (_, shared) => {
		const { from, contact: kept } = message({ contact: shared });
		expect(from.phone).toBeNull();
		expect(kept).toMatchObject({ phone: '+385911234567' });
	});

	it('is not known where nobody is named', () => {
		const unnamed = event({ message: { message_id: 1, chat, contact: { phone_number: '1' } } });
		expect(unnamed.from).toMatchObject({ id: null, phone: null });
	});
});

describe('what a person says', () => {
	it.each([
		[
			{ latitude: 1, longitude: 2 },
			{ latitude: 1, longitude: 2 },
		],
		[{ latitude: 1 }, null],
		[{ longitude: 2 }, null],
	])('has a place only when it has both coordinates: %j', (location, read) => {
		expect(message({ location }).location).toEqual(read);
	});

	it.each([
		[{ first_name: 'Ana', last_name: 'Lee' }, 'Ana Lee'],
		[{ first_name: 'Ana' }, 'Ana'],
		[{ last_name: 'Lee' }, 'Lee'],
		[{}, null],
	])('names a contact by the names that there are: %j', (contact, name) => {
		expect(message({ contact: { ...contact, phone_number: '1' } }).contact).toMatchObject({ name });
	});

	it('is the largest photo, the last of equal ones', () => {
		const size = (file_id: string, width: number) => ({ file_id, width, height: 1 });
		const { media } = message({ photo: [size('a', 1), size('c', 3), size('d', 3), size('b', 2)] });
		expect(media.map(({ fileId }) => fileId)).toEqual(['d']);
	});

	it('has no time that Telegram does not tell, and no chat but its own', () => {
		expect(message({}).occurredAt).toBeNull();
		expect(message({ date: 1_764_072_000 }).occurredAt).toBe('2025-11-25T12:00:00.000Z');
		expect(event({ inline_query: { id: 'q', from: ana, query: 'x' } }).conversationId).toBeNull();
	});

	it('stays an edit when the edited message also tells what happened to the chat', () => {
		const edited = { message_id: 1, chat, from: ana, new_chat_title: 'New' };
		expect(event({ edited_message: edited }).event).toBe('edited');
	});

	it('is no content of what only tells', () => {
		const told = event({ poll: { id: 'p', text: 'Really?', question: 'Really?' } });
		expect(told).toMatchObject({ event: 'other', text: null, media: [] });
	});
});

describe('a tap on a button', () => {
	const tap = (more: object) =>
		event({ callback_query: { id: 'q', from: ana, message: { message_id: 5, chat }, ...more } });

	it('is told with the message that has the button', () => {
		expect(tap({ data: 'yes' })).toMatchObject({
			event: 'postback',
			postback: 'yes',
			replyTo: '5',
			conversationId: '7',
			text: null,
		});
		expect(tap({ game_short_name: 'chess' }).postback).toBe('chess');
	});

	it('has the person as its chat when the message is not told', () => {
		expect(tap({ message: undefined, data: 'yes' }).conversationId).toBe('7');
	});

	it('is not taken for what else has data', () => {
		expect(message({ data: 'yes' }).postback).toBeNull();
	});
});

describe('who blocks and unblocks the bot', () => {
	const change = (before: string, after: string, type = 'private') =>
		event({
			my_chat_member: {
				chat: { id: 7, type },
				from: ana,
				date: 1_764_072_000,
				old_chat_member: { status: before },
				new_chat_member: { status: after },
			},
		}).event;

	it.each([
		['member', 'kicked', 'private', 'unsubscribed'],
		['kicked', 'member', 'private', 'subscribed'],
		['left', 'member', 'private', 'other'],
		['kicked', 'left', 'private', 'other'],
		['member', 'kicked', 'group', 'other'],
		['kicked', 'member', 'supergroup', 'other'],
	])('is told from what happens in groups: %s, %s in a %s chat', (before, after, type, kind) => {
		expect(change(before, after, type)).toBe(kind);
	});
});

describe('placeholders of the old Markdown', () => {
	const fill = (text: string, markup: 'Markdown' | 'MarkdownV2' | 'Html', value = 'x') =>
		fillTemplate(
			[text],
			markup,
			Form.of({ placeholders: { placeholder: [{ name: 'a', value }] } }),
			'Text',
		)[0];

	it('are refused inside formatted text, by name, and taken outside of it', () => {
		expect(() => fill('*Hi {a}*', 'Markdown')).toThrow('Text has {a} inside formatted text');
		expect(fill('*Hi* {a}', 'Markdown')).toBe('*Hi* x');
	});

	it.each(['MarkdownV2', 'Html'] as const)('are taken anywhere in %s', (markup) => {
		expect(fill('*Hi {a}*', markup)).toBe('*Hi x*');
	});

	it('see what stands before and behind them', () => {
		expect(fill('*x* {a} *', 'MarkdownV2', '')).toBe('*x*  *');
		expect(fill('*{a}* x', 'MarkdownV2', '')).toBe('*\u2060* x');
		expect(fill('*{a}x*', 'MarkdownV2', '')).toBe('*x*');
	});

	it('name what is missing and what is too much, each by itself', () => {
		const problems = (text: string) => {
			try {
				return fill(text, 'Html');
			} catch (fault) {
				return (fault as { problems: Array<{ field: string }> }).problems.map(({ field }) => field);
			}
		};
		expect(problems('{a} {b}')).toStrictEqual(['Text']);
		expect(() => fill('{a} {b}', 'Html')).toThrow(
			/^Text names \{b\}, which Placeholders does not have$/,
		);
		expect(problems('none')).toEqual(['Placeholders']);
		expect(problems('{b}')).toEqual(['Text', 'Placeholders']);
	});
});
