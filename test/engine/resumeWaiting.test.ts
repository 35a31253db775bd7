import { MittoDeliveryTrigger } from '../../nodes/MittoDeliveryTrigger/MittoDeliveryTrigger.node';
import { noteWaiting } from '../../nodes/callbacks/waiting/reports';
import { callbackKeys, keys } from '../support/callbacks/smsReport';
import { callWebhook } from '../support/engine';
import { startFakeVendor, type FakeVendor } from '../support/fakeVendor';

/** Stands in for n8n's address of waiting executions. */
let n8n: FakeVendor;
beforeAll(async () => {
	n8n = await startFakeVendor();
});
afterAll(async () => await n8n.close());
beforeEach(() => {
	n8n.requests.length = 0;
	n8n.react({ body: { status: 'accepted' } });
});

const report = async (messageId: string, deliveryStatus: string, more: object = {}) =>
	await callWebhook(new MittoDeliveryTrigger(), {
		parameters: {
			source: 'chatApps',
			setUp: 'byHand',
			filters: { finalOnly: true },
			options: { resumeWaiting: true },
			...more,
		} as never,
		credentials: callbackKeys(),
		headers: {
			'content-type': 'application/json',
			'x-mitto-callback-secret': keys.newest,
		},
		body: JSON.stringify({ messageId, deliveryStatus, channel: 'Viber' }),
	});

const wait = (messageId: string, until = Date.now() + 60_000) =>
	noteWaiting(messageId, { url: `${n8n.url}/webhook-waiting/1/report?token=t`, until }, 0);

describe('a flow that waits for a message', () => {
	it('gets what is reported of it, also what the trigger itself does not take', async () => {
		n8n.react({ body: { status: 'waiting' } }, { body: { status: 'accepted' } });
		wait('m-1');
		expect((await report('m-1', 'Sent')).items).toBeUndefined();
		expect((await report('m-1', 'Read')).items).toHaveLength(1);
		expect(n8n.requests.map(({ url, body }) => ({ url, body }))).toEqual([
			{ url: '/webhook-waiting/1/report?token=t', body: { messageId: 'm-1', status: 'Sent' } },
			{ url: '/webhook-waiting/1/report?token=t', body: { messageId: 'm-1', status: 'Read' } },
		]);
	});

	it('gets it again as long as n8n has not stored the wait', async () => {
		n8n.react({ status: 409 }, { status: 409 }, { body: { status: 'accepted' } });
		wait('m-2');
		await report('m-2', 'Delivered');
		expect(n8n.requests).toHaveLength(3);
	});

	it('gets nothing more once it went on, or when its time is over', async () => {
		wait('m-3');
		await report('m-3', 'Delivered');
		await report('m-3', 'Read');
		wait('m-4', Date.now() - 1);
		await report('m-4', 'Read');
		expect(n8n.requests).toHaveLength(1);
	});

	it('gets nothing from forged reports, of other messages, or without the option', async () => {
		wait('m-5');
		const forged = await callWebhook(new MittoDeliveryTrigger(), {
			parameters: { source: 'chatApps', setUp: 'byHand', options: { resumeWaiting: true } },
			credentials: callbackKeys(),
			headers: { 'content-type': 'application/json', 'x-mitto-callback-secret': keys.stranger },
			body: JSON.stringify({ messageId: 'm-5', deliveryStatus: 'Read' }),
		});
		expect(forged.status).toBe(401);
		await report('m-6', 'Read');
		await report('m-5', 'Read', { options: {} });
		expect(n8n.requests).toEqual([]);
	});

	it('gets the next report when n8n was at fault with one', async () => {
		n8n.react({ status: 503 }, { body: { status: 'accepted' } });
		wait('m-8');
		await report('m-8', 'Delivered');
		await report('m-8', 'Read');
		expect(n8n.requests.map(({ body }) => body)).toEqual([
			{ messageId: 'm-8', status: 'Delivered' },
			{ messageId: 'm-8', status: 'Read' },
		]);
	});

	it('gets nothing more once its execution has ended by itself', async () => {
		n8n.react({ status: 409, body: { message: 'The execution "1" has finished already.' } });
		wait('m-9');
		await report('m-9', 'Delivered');
		await report('m-9', 'Read');
		expect(n8n.requests).toHaveLength(1);
	});

	it('does not keep the trigger from answering when it cannot be reached', async () => {
		n8n.react('cutBeforeReading');
		wait('m-7');
		expect(await report('m-7', 'Read')).toMatchObject({ status: 200 });
	});
});
