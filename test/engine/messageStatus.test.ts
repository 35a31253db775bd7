import type { INodeParameters } from 'n8n-workflow';

import { MittoSend } from '../../nodes/MittoSend/MittoSend.node';
import { runNode } from '../support/engine';
import { startFakeVendor, type FakeVendor, type SeenRequest } from '../support/fakeVendor';
import { responseFixture } from '../support/fixture';

let mitto: FakeVendor;
beforeAll(async () => {
	mitto = await startFakeVendor();
});
afterAll(async () => await mitto.close());
beforeEach(() => {
	mitto.requests.length = 0;
});

const run = async (parameters: INodeParameters) =>
	await runNode(new MittoSend(), {
		parameters: { resource: 'message', operation: 'get', ...parameters },
		credentials: { mittoApi: { apiKey: 'secret-key', chatAppsBaseUrl: mitto.url } },
	});

const message = {
	messageId: 'm-1',
	text: 'Hi',
	mediaUrl: null,
	trafficAccountId: 'account-1',
	deliveryStatus: 'Failure',
	description: 'The recipient cannot be reached',
	messageParts: 1,
	reference: 'order-4711',
	requestInfo: { destination: '+385911234567', sms: { text: 'Hi', sender: 'MyShop' } },
	createdAt: '2026-01-14T08:59:37.1742238Z',
	updatedAt: '2026-01-14T08:59:39.1742238Z',
};

describe('the status of a message', () => {
	it('comes in one vocabulary, with the word of Mitto beside it', async () => {
		mitto.react({ body: message });
		const { json } = await run({ messageId: 'm/1' });

		expect(mitto.requests[0]).toMatchObject({ method: 'GET', url: '/api/v1.1/Messages/m%2F1' });
		expect(json).toEqual([
			{
				messageId: 'm-1',
				status: 'failed',
				channel: 'sms',
				final: true,
				rawStatus: 'Failure',
				description: 'The recipient cannot be reached',
				destination: '+385911234567',
				reference: 'order-4711',
				trafficAccountId: 'account-1',
				text: 'Hi',
				mediaUrl: null,
				messageParts: 1,
				createdAt: '2026-01-14T08:59:37.1742238Z',
				updatedAt: '2026-01-14T08:59:39.1742238Z',
				lookupError: null,
			},
		]);
	});

	it.each([
		['Ready', 'queued', false],
		['Sent', 'sent', false],
		['Delivered', 'delivered', true],
		['Teleported', 'unknown', false],
		[undefined, 'unknown', false],
	])('reads %s as %s', async (deliveryStatus, expected, final) => {
		mitto.react({ body: { ...message, deliveryStatus } });
		const { json } = await run({ messageId: 'm-1' });
		expect(json[0]).toMatchObject({
			status: expected,
			final,
			rawStatus: deliveryStatus ?? null,
		});
	});

	it.each([
		['viber', false],
		['whatsapp', false],
		['sms', true],
	])('is final after delivery on %s: %s', async (key, final) => {
		const requestInfo = { destination: '385911234567', [key]: { text: 'Hi' } };
		mitto.react({
			body: { ...message, messageParts: null, requestInfo, deliveryStatus: 'Delivered' },
		});
		const { json } = await run({ messageId: 'm-1' });
		expect(json[0]).toMatchObject({ status: 'delivered', final });
	});

	it.each([
		['viber/send', '38591552xxxx'],
		['telegram/send', '1861312834'],
	])('tells the recipient from the participants, as in %s', async (name, recipient) => {
		mitto.react({ body: responseFixture(name).response });
		const { json } = await run({ messageId: 'm-1' });
		expect(json[0]).toMatchObject({ destination: recipient, status: 'queued', channel: null });
	});

	it('names no recipient of a conversation in which several people could be it', async () => {
		const participants = [{ phoneNumber: '38591' }, { phoneNumber: '38592' }];
		mitto.react({ body: { ...message, requestInfo: null, conversation: { participants } } });
		const { json } = await run({ messageId: 'm-1' });
		expect(json[0]).toMatchObject({ destination: null });
	});

	it('is asked for again when the answer is lost, since reading does no harm', async () => {
		mitto.react('cutAfterReading', { body: message });
		const { json } = await run({ messageId: 'm-1' });
		expect(mitto.requests).toHaveLength(2);
		expect(json[0]).toMatchObject({ messageId: 'm-1' });
	});

	it('gives the raw answer when that is wanted', async () => {
		mitto.react({ body: message });
		const { json } = await run({ messageId: 'm-1', options: { simplify: false } });
		expect(json).toEqual([message]);
	});
});

describe('a message that Mitto does not know', () => {
	const unknown = { status: 404, body: { message: 'Message not found' } };

	it('is looked for by its other id when there is one', async () => {
		mitto.react(unknown, { body: message });
		const { json } = await run({ messageId: 'm-1', options: { alternativeId: 'id-1' } });
		expect(mitto.requests.map(({ url }) => url)).toEqual([
			'/api/v1.1/Messages/m-1',
			'/api/v1.1/Messages/id-1',
		]);
		expect(json[0]).toMatchObject({ messageId: 'm-1' });
	});

	it('fails with what to check', async () => {
		mitto.react(unknown);
		const { error } = await run({ messageId: 'm-1' });
		expect(error?.message).toContain('Mitto knows no message with the id m-1');
		expect(error?.description).toContain('Alternative ID under Options');
		expect(mitto.requests).toHaveLength(1);
	});
});

describe('the status of many messages', () => {
	const ids = Array.from({ length: 30 }, (_, index) => `m-${index}`);
	const answer = ({ url }: SeenRequest) => ({
		body: { ...message, messageId: url.split('/').at(-1) },
	});

	it.each([
		['in lines', ids.join('\n')],
		['with commas', ids.join(', ')],
		['as a list', `={{ ${JSON.stringify(ids)} }}`],
	])('is read for ids %s, one item each, in their order', async (_, messageId) => {
		mitto.react(answer);
		const { json } = await run({ messageId });
		expect(json.map((row) => row.messageId)).toEqual(ids);
		expect(mitto.requests).toHaveLength(30);
	});

	it('asks no faster than Requests per Second allows', async () => {
		mitto.react(answer);
		const began = Date.now();
		await run({ messageId: ids.slice(0, 6).join(), options: { requestsPerSecond: 20 } });
		expect(Date.now() - began).toBeGreaterThanOrEqual(245);
	});

	it('asks once for an id that is given twice', async () => {
		mitto.react(answer);
		const { json } = await run({ messageId: 'm-1, m-2, m-1' });
		expect(json).toHaveLength(2);
		expect(mitto.requests).toHaveLength(2);
	});

	it('tells which one Mitto does not know, and reads the others', async () => {
		mitto.react((request) =>
			request.url.endsWith('m-2') ? { status: 404, body: {} } : answer(request),
		);
		const { json, error } = await run({ messageId: 'm-1, m-2, m-3' });
		expect(error).toBeUndefined();
		expect(json).toMatchObject([
			{ messageId: 'm-1', lookupError: null },
			{
				messageId: 'm-2',
				status: 'unknown',
				lookupError: expect.stringContaining('no message with the id m-2') as string,
			},
			{ messageId: 'm-3', lookupError: null },
		]);
	});

	it('fails as a whole when the key is not accepted', async () => {
		mitto.react({ status: 401, body: {} });
		const { error } = await run({ messageId: 'm-1, m-2' });
		expect(error?.message).toContain('401');
	});

	it('takes no alternative id, which belongs to one message', async () => {
		const { error } = await run({ messageId: 'm-1, m-2', options: { alternativeId: 'x' } });
		expect(error?.message).toContain('Alternative ID');
		expect(mitto.requests).toEqual([]);
	});
});
