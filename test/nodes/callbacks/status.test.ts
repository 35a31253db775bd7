import { normaliseStatus } from '../../../nodes/callbacks/status';

describe('the word of a vendor', () => {
	it.each([
		['Ready', 'queued', false],
		['Created', 'queued', false],
		['BUFFERED', 'queued', false],
		['SENT', 'sent', false],
		['Delivered', 'delivered', true],
		['DELIVERED', 'delivered', true],
		['Seen', 'read', true],
		['READ', 'read', true],
		['Failure', 'failed', true],
		['FAILED', 'failed', true],
		['UNDELIVERED', 'failed', true],
		['EXPIRED', 'expired', true],
		[' delivered ', 'delivered', true],
		['Teleported', 'unknown', false],
		['constructor', 'unknown', false],
	])('"%s" means %s', (word, status, final) => {
		expect(normaliseStatus(word)).toEqual({ status, final, rawStatus: word });
	});

	it('may be missing', () => {
		const nothing = { status: 'unknown', final: false, rawStatus: null };
		expect(normaliseStatus(null)).toEqual(nothing);
		expect(normaliseStatus(undefined)).toEqual(nothing);
	});
});
