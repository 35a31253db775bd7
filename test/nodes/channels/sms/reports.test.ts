import type { Callback } from '../../../../nodes/callbacks/callback';
import { sms } from '../../../../nodes/channels/sms/callbacks/reports';
import { Form } from '../../../../nodes/form/form';
import { keys, token } from '../../../support/callbacks/smsReport';
import { callbackWith } from '../../../support/inboundFixture';

const node = {
	getCredentials: async () => ({ deliverySigningSecrets: keys.newest, toleranceSeconds: 30 }),
};
const good = () => ({ token: token({ key: keys.newest }) });

async function receive(given: Partial<Callback>, body = '', options = {}) {
	const read = await sms.reader(node as never, Form.of(options));
	return read(callbackWith(body, { receivedAt: Date.now(), query: good(), ...given }));
}

const json = { headers: { 'content-type': 'application/json' } };
const report = '{"messageId":"m","status":"DELIVERED"}';

describe('a delivery report of the SMS API', () => {
	it.each(['application/json', 'Application/JSON; charset=utf-8', ' application/json ;x'])(
		'is taken with the content type %j, and tells nothing of its token',
		async (type) => {
			const reception = await receive(
				{ method: 'POST', headers: { 'content-type': type } },
				report,
			);
			expect(reception).toMatchObject({
				kind: 'events',
				events: [{ channel: 'sms', messageId: 'm', status: 'delivered', keyPosition: 1 }],
			});
			expect(JSON.stringify(reception)).not.toContain('token');
		},
	);

	it.each([
		[undefined, 'missing'],
		['text/plain', 'text/plain'],
		['application/jsonx', 'application/jsonx'],
	])('is refused with the content type %j', async (type, told) => {
		const headers: Callback['headers'] = type === undefined ? {} : { 'content-type': type };
		await expect(receive({ method: 'POST', headers }, report)).rejects.toMatchObject({
			status: 415,
			message: expect.stringContaining(`is ${told} and not application/json`),
		});
	});

	it('may have any content type when that is wanted, or in a query', async () => {
		const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
		const body = 'messageId=m&status=SENT';
		const taken = await receive({ method: 'POST', ...form }, body, { requireJson: false });
		expect(taken).toMatchObject({ events: [{ messageId: 'm', status: 'sent' }] });
		const query = { ...good(), messageId: 'm', status: 'SENT' };
		expect(await receive({ method: 'GET', headers: {}, query })).toMatchObject({
			events: [{ messageId: 'm', status: 'sent' }],
		});
	});

	it('is refused when it says nothing, or nothing proves it', async () => {
		await expect(receive({ method: 'GET' })).rejects.toMatchObject({ status: 400 });
		await expect(receive({ method: 'POST', ...json, query: {} }, report)).rejects.toMatchObject({
			status: 401,
		});
	});
});
