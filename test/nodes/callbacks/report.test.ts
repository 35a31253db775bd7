import { readReport } from '../../../nodes/callbacks/delivery/report';

const receivedAt = '2026-01-01T00:00:00.000Z';
const read = (raw: Record<string, string>, channel?: string) =>
	readReport(raw, { receivedAt, ...(channel && { channel }) });

describe('a delivery report', () => {
	it.each([
		['0', null],
		['000', null],
		['438', '438'],
		['001', '001'],
	])('with the error code %s has %s', (errorcode, expected) => {
		expect(read({ status: 'DELIVRD', errorcode }).errorCode).toBe(expected);
	});

	it('is final when delivered on the channel that it came for, and not where reading may follow', () => {
		expect(read({ status: 'DELIVERED' }, 'sms')).toMatchObject({ channel: 'sms', final: true });
		expect(read({ status: 'DELIVERED', channel: 'SMS' })).toMatchObject({ final: true });
		expect(read({ status: 'DELIVERED', channel: 'WhatsApp' })).toMatchObject({
			channel: 'whatsApp',
			final: false,
		});
		expect(read({ status: 'DELIVERED' })).toMatchObject({ channel: null, final: false });
	});

	it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
		'keeps the channel %s as the word that it is',
		(channel) => {
			expect(read({ status: 'SENT', channel }).channel).toBe(channel);
		},
	);
});
