import { normaliseStatus } from '../../../nodes/callbacks/status';

describe('the word of a vendor', () => {
	it.each([
		['Ready', 'queued', false],
		['Created', 'queued', false],
		['BUFFERED', 'queued', false],
		['ACCEPTD', 'queued', false],
		['ENROUTE', 'queued', false],
		['SENT', 'sent', false],
		['Delivered', 'delivered', true],
		['DELIVERED', 'delivered', true],
		['DELIVRD', 'delivered', true],
		['Seen', 'read', true],
		['READ', 'read', true],
		['Failure', 'failed', true],
		['FAILED', 'failed', true],
		['UNDELIVERED', 'failed', true],
		['UNDELIV', 'failed', true],
		['REJECTD', 'failed', true],
		['DELETED', 'failed', true],
		['EXPIRED', 'expired', true],
		[' delivered ', 'delivered', true],
		['Teleported', 'unknown', false],
		['constructor', 'unknown', false],
		['__proto__', 'unknown', false],
	])('"%s" means %s for an SMS', (word, status, final) => {
		expect(normaliseStatus(word, 'sms')).toEqual({ status, final, rawStatus: word });
	});

	it.each(['viber', 'whatsApp', 'gbm', 'telegram', 'a channel to come', null])(
		'"delivered" can still become "read" on %s',
		(channel) => {
			expect(normaliseStatus('Delivered', channel)).toMatchObject({ final: false });
			expect(normaliseStatus('Seen', channel)).toMatchObject({ final: true });
			expect(normaliseStatus('Failure', channel)).toMatchObject({ final: true });
		},
	);

	it('may be missing', () => {
		const nothing = { status: 'unknown', final: false, rawStatus: null };
		expect(normaliseStatus(null, 'sms')).toEqual(nothing);
		expect(normaliseStatus(undefined, 'sms')).toEqual(nothing);
	});
});
