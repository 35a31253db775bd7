import { createHmac } from 'node:crypto';

import { readReport } from '../../../nodes/callbacks/delivery/report';
import type { InboundEvent } from '../../../nodes/callbacks/events';
import type { CallbackReader } from '../../../nodes/callbacks/sender';
import { chatApps } from '../../../nodes/channels/chatApps/callbacks/inbound';
import { chatAppsReader } from '../../../nodes/channels/chatApps/callbacks/reader';
import { chatApps as chatAppsStatuses } from '../../../nodes/channels/chatApps/callbacks/statuses';
import { gbm } from '../../../nodes/channels/gbm/callbacks';
import { gbmReader } from '../../../nodes/channels/gbm/callbacks/reader';
import { sms } from '../../../nodes/channels/sms/callbacks/inbound';
import { smsReader } from '../../../nodes/channels/sms/callbacks/reader';
import { sms as smsReports } from '../../../nodes/channels/sms/callbacks/reports';
import { telegram } from '../../../nodes/channels/telegram/callbacks';
import { telegramReader } from '../../../nodes/channels/telegram/callbacks/reader';
import { viber } from '../../../nodes/channels/viberBot/callbacks';
import { viberReader } from '../../../nodes/channels/viberBot/callbacks/reader';
import { keys, token } from '../../support/callbacks/smsReport';
import { callbackWith } from '../../support/inboundFixture';

type Body = Record<string, unknown>;

/** The key by which a sender recognises what a body says, when it arrives at a time. */
type KeyOf = (body: Body, receivedAt?: string) => string;

const noon = '2026-11-25T12:00:00.000Z';

function inbound(
	{ duplicateKey }: { duplicateKey(event: InboundEvent): string },
	read: CallbackReader<InboundEvent>,
	proof: (body: string) => object = () => ({}),
): KeyOf {
	return (body, receivedAt = noon) => {
		const text = JSON.stringify(body);
		const callback = callbackWith(text, { receivedAt: Date.parse(receivedAt), ...proof(text) });
		const genuine = read(callback);
		if (genuine.kind !== 'events') throw new Error('no event');
		return duplicateKey(genuine.events[0] as InboundEvent);
	};
}

const viberToken = 'viber-token-0123456789';
const keyOf: Record<string, KeyOf> = {
	'Viber bots': inbound(viber, viberReader({ token: viberToken }), (body) => ({
		headers: {
			'x-viber-content-signature': createHmac('sha256', viberToken).update(body).digest('hex'),
		},
	})),
	Telegram: inbound(telegram, telegramReader({ secret: 'secret', botId: '1' }), () => ({
		headers: { 'x-telegram-bot-api-secret-token': 'secret' },
	})),
	GBM: inbound(gbm, gbmReader(['token']), (body) => ({
		headers: { 'x-goog-signature': createHmac('sha512', 'token').update(body).digest('base64') },
	})),
	'chat apps': inbound(chatApps, chatAppsReader({ check: () => 1, ownNames: {} })),
	SMS: inbound(sms, smsReader({ keys: [keys.inbound], tolerance: 1e9, ownNames: {} }), () => ({
		query: { token: token({ key: keys.inbound }) },
	})),
	'SMS reports': (raw, receivedAt = noon) =>
		smsReports.duplicateKey(readReport(raw as never, { receivedAt, callbackId: 'a' })),
	'chat apps reports': (raw, receivedAt = noon) =>
		chatAppsStatuses.duplicateKey(readReport(raw as never, { receivedAt })),
};

const person = { id: 'u' };
const status = (word: string, more: Body = {}): Body => ({
	messageId: 'm',
	messageStatus: { status: word },
	status: word,
	channel: 'Viber',
	...more,
});
const typed = (text: string): Body => ({ from: '385911234567', to: '38591000', text });

describe('two callbacks of one vendor', () => {
	it.each<[string, string, Body, Body]>([
		[
			'a message read and the same one delivered',
			'Viber bots',
			{ event: 'delivered', message_token: 1, user_id: 'u' },
			{ event: 'seen', message_token: 1, user_id: 'u' },
		],
		[
			'one broadcast delivered to two people',
			'Viber bots',
			{ event: 'delivered', message_token: 1, user_id: 'u' },
			{ event: 'delivered', message_token: 1, user_id: 'v' },
		],
		[
			'two events without a token',
			'Viber bots',
			{ event: 'subscribed', timestamp: 1, user: person },
			{ event: 'subscribed', timestamp: 2, user: person },
		],
		[
			'two people without a token',
			'Viber bots',
			{ event: 'unsubscribed', timestamp: 1, user_id: 'u' },
			{ event: 'unsubscribed', timestamp: 1, user_id: 'v' },
		],
		['two updates', 'Telegram', { update_id: 1, message: {} }, { update_id: 2, message: {} }],
		[
			'two requests of one kind',
			'GBM',
			{ requestId: 'a', userStatus: { isTyping: true } },
			{ requestId: 'b', userStatus: { isTyping: true } },
		],
		[
			'two requests without a name',
			'GBM',
			{ requestId: '', userStatus: { isTyping: true } },
			{ requestId: '', userStatus: { isTyping: false } },
		],
		['created and sent', 'chat apps', status('Created'), status('Sent')],
		['failed and expired', 'chat apps', status('Failed'), status('Expired')],
		['sent and delivered', 'chat apps', status('Sent'), status('Delivered')],
		[
			'two messages without an id',
			'chat apps',
			{ text: 'yes', sender: '385911234567', timestamp: 1_764_072_000 },
			{ text: 'yes', sender: '385911234567', timestamp: 1_764_072_060 },
		],
		['two texts of one person', 'SMS', typed('yes'), typed('no')],
		['two people with one text', 'SMS', typed('yes'), { ...typed('yes'), from: '385981234567' }],
		[
			'one text at two times that the vendor tells',
			'SMS',
			{ ...typed('yes'), timestamp: '2026-11-25T11:59:01Z' },
			{ ...typed('yes'), timestamp: '2026-11-25T11:59:02Z' },
		],
		['created and sent', 'SMS reports', status('CREATED'), status('SENT')],
		['failed and expired', 'SMS reports', status('FAILED'), status('EXPIRED')],
		['created and sent', 'chat apps reports', status('Created'), status('Sent')],
		['failed and expired', 'chat apps reports', status('Failed'), status('Expired')],
		['two messages', 'chat apps reports', status('Sent'), status('Sent', { messageId: 'n' })],
		[
			'two messages, at one URL for all, under a name that is not known',
			'SMS reports',
			{ sms: 'm', status: 'DELIVRD' },
			{ sms: 'n', status: 'DELIVRD' },
		],
		[
			'two states under a name that is not known',
			'SMS reports',
			{ messageId: 'm', state: 'SENT' },
			{ messageId: 'm', state: 'DELIVRD' },
		],
	])('are two when they are %s (%s)', (_, vendor, one, other) => {
		expect(keyOf[vendor]?.(one)).not.toBe(keyOf[vendor]?.(other));
	});

	it.each(['SMS', 'chat apps'])(
		'are two when a short text without an id and a time comes again later (%s)',
		(vendor) => {
			const [one, other] = [noon, '2026-11-25T12:03:00.000Z'].map((at) =>
				keyOf[vendor]?.(typed('1'), at),
			);
			expect(one).not.toBe(other);
		},
	);

	it.each<[string, Body]>([
		['Viber bots', { event: 'subscribed', timestamp: 1, user: person }],
		['Viber bots', { event: 'delivered', message_token: 1, user_id: 'u' }],
		['chat apps', status('Sent')],
		['chat apps', { messageId: 'm', text: 'yes', sender: '385911234567' }],
		['Telegram', { update_id: 1, message: { text: 'yes' } }],
		['GBM', { requestId: 'a', userStatus: { isTyping: true } }],
		['SMS', typed('yes')],
		['chat apps', typed('yes')],
		['SMS reports', { sms: 'm', state: 'SENT' }],
		['SMS reports', status('SENT')],
		['chat apps reports', status('Sent')],
	])('are one when %s repeats it seconds later: %j', (vendor, body) => {
		const key = keyOf[vendor]?.(body);
		expect(keyOf[vendor]?.(body, '2026-11-25T12:00:07.000Z')).toBe(key);
	});

	it('are one message when its id comes again with another time', () => {
		const at = (timestamp: number) =>
			keyOf['chat apps']?.({ messageId: 'm', text: 'yes', sender: '385911234567', timestamp });
		expect(at(1)).toBe(at(2));
		const seen = (timestamp: number) =>
			keyOf['Viber bots']?.({ event: 'seen', message_token: 1, user_id: 'u', timestamp });
		expect(seen(1)).toBe(seen(2));
		const text = (timestamp: string) => keyOf.SMS?.({ ...typed('yes'), messageId: 'm', timestamp });
		expect(text('2026-11-25T11:00:00Z')).toBe(text('2026-11-25T11:01:00Z'));
	});
});
