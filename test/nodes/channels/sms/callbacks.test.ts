import type { Callback } from '../../../../nodes/callbacks/callback';
import type { InboundEvent } from '../../../../nodes/callbacks/events';
import { sms } from '../../../../nodes/channels/sms/callbacks/inbound';
import { smsReader } from '../../../../nodes/channels/sms/callbacks/reader';
import { signToken } from '../../../../nodes/callbacks/token';
import { callbackWith, inboundBody } from '../../../support/inboundFixture';

const now = Date.UTC(2026, 10, 24, 12);
const [newKey, oldKey, otherKey] = ['new', 'old', 'delivery'].map((name) => name.padEnd(40, '-'));
const keys = [newKey, oldKey] as string[];
const tokenOf = (key: string | undefined, lifetime = 3600) =>
	signToken({ id: 'url-1' }, [key as string], { now, lifetime });

const read = smsReader({ keys, tolerance: 30, ownNames: {} });

function eventOf(given: Partial<Callback>, body = '', reader = read): InboundEvent {
	const callback = callbackWith(body, {
		receivedAt: now,
		...given,
		query: { token: tokenOf(newKey), ...given.query },
	});
	const genuine = reader(callback);
	if (genuine.kind !== 'events') throw new Error('no event');
	return genuine.events[0] as InboundEvent;
}

describe('two-way SMS', () => {
	it('is read from JSON, under the names that are known', () => {
		const { raw, ...event } = eventOf({ query: { ta: 'account-1' } }, inboundBody('sms/names'));
		expect(event).toEqual({
			event: 'message',
			channel: 'sms',
			messageId: 'in-1',
			status: null,
			final: null,
			rawStatus: null,
			conversationId: null,
			from: { id: '+385911234567', name: null, phone: '+385911234567', avatar: null },
			to: '38591000',
			text: 'STOP',
			intent: null,
			media: [],
			location: null,
			contact: null,
			postback: null,
			replyTo: null,
			trafficAccountId: 'account-1',
			keyPosition: 1,
			occurredAt: '2026-11-24T10:00:00.000Z',
			receivedAt: '2026-11-24T12:00:00.000Z',
		});
		expect(raw).not.toHaveProperty('token');
	});

	it('is read under other names, whatever their case', () => {
		expect(eventOf({}, inboundBody('sms/other-names'))).toMatchObject({
			messageId: 'in-2',
			from: { phone: '385911234567' },
			to: '38591000',
			text: 'Hello',
		});
	});

	it('is read from a form', () => {
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const event = eventOf({ headers }, 'from=%2B385911234567&text=Yes+please');
		expect(event).toMatchObject({ from: { id: '+385911234567' }, text: 'Yes please' });
	});

	it('is read from the query of a GET', () => {
		const query = { from: 'MyBank', text: 'Hello', timestamp: '1795514400' };
		expect(eventOf({ method: 'GET', query })).toMatchObject({
			from: { id: 'MyBank', phone: null },
			text: 'Hello',
			occurredAt: '2026-11-24T10:00:00.000Z',
		});
	});

	it('is read under names of the user', () => {
		const ownNames = { sender: 'who.number', text: 'what' };
		const own = smsReader({ keys, tolerance: 30, ownNames });
		const event = eventOf(
			{},
			'{"who":{"number":"385911234567"},"what":"Hi","text":"not this"}',
			own,
		);
		expect(event).toMatchObject({ from: { phone: '385911234567' }, text: 'Hi' });
	});

	it('passes with everything in raw when no name is known', () => {
		expect(eventOf({}, '{"absender":"385911234567"}')).toMatchObject({
			event: 'message',
			text: null,
			raw: { absender: '385911234567' },
		});
	});

	it('reads a placeholder that was not filled in as absent', () => {
		expect(eventOf({}, '{"messageId":"~msgid~","text":"Hi"}').messageId).toBeNull();
	});

	it('tells repeats by the message id, else by all that it says', () => {
		expect(sms.duplicateKey(eventOf({}, inboundBody('sms/names')))).toBe('in-1');
		const [one, two] = ['Hi', 'Ho'].map((text) =>
			sms.duplicateKey(eventOf({}, JSON.stringify({ text }))),
		);
		expect(one).not.toBe(two);
	});
});

describe('the token of two-way SMS', () => {
	const body = inboundBody('sms/names');

	it('may be signed with an older key, and tells which', () => {
		expect(eventOf({ query: { token: tokenOf(oldKey) } }, body).keyPosition).toBe(2);
	});

	it.each([
		['is missing', undefined],
		['is no token', 'abc'],
		['is signed with the key for delivery reports', tokenOf(otherKey)],
		['has expired', tokenOf(newKey, -120)],
	])('is refused when it %s', (_what, token) => {
		expect(() => eventOf({ query: { token } }, body)).toThrow(
			expect.objectContaining({ status: 401 }),
		);
	});

	it('is good for nothing when the callback says nothing', () => {
		expect(() => eventOf({ method: 'GET' })).toThrow(expect.objectContaining({ status: 400 }));
	});

	it('does not help when there is no key', () => {
		const closed = smsReader({ keys: [], tolerance: 30, ownNames: {} });
		expect(() => eventOf({}, body, closed)).toThrow(expect.objectContaining({ status: 401 }));
	});
});
