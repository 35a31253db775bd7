import type { INodeParameters } from 'n8n-workflow';

import { MittoSend } from '../../nodes/MittoSend/MittoSend.node';
import { runNode } from '../support/engine';
import { startFakeVendor, type FakeVendor } from '../support/fakeVendor';

let mitto: FakeVendor;
beforeAll(async () => {
	mitto = await startFakeVendor();
});
afterAll(async () => await mitto.close());
beforeEach(() => {
	mitto.requests.length = 0;
	mitto.react({ body: { ok: true } });
});

const run = async (parameters: INodeParameters) =>
	await runNode(new MittoSend(), {
		parameters: { resource: 'api', operation: 'request', ...parameters },
		credentials: {
			mittoApi: {
				apiKey: 'secret-key',
				chatAppsBaseUrl: `${mitto.url}/chat`,
				smsRegion: 'custom',
				smsBaseUrl: `${mitto.url}/sms`,
			},
		},
	});

const query = { parameter: [{ name: 'DateFrom', value: '2026-01-01' }] };

describe('a raw request', () => {
	it('goes to the chat apps API with its query and gives the raw answer', async () => {
		mitto.react({ body: '{ "total": 9007199254740993, "rows": [] }' });
		const { json } = await run({ path: '/api/v{version}/Statistic/users', query });

		expect(mitto.requests[0]).toMatchObject({
			method: 'GET',
			url: '/chat/api/v1.1/Statistic/users?DateFrom=2026-01-01',
		});
		expect(mitto.requests[0]?.headers['x-mitto-api-key']).toBe('secret-key');
		expect(mitto.requests[0]?.text).toBe('');
		expect(json).toEqual([{ total: '9007199254740993', rows: [] }]);
	});

	it('goes to the SMS API with its body', async () => {
		await run({
			api: 'smsApi',
			method: 'POST',
			path: '/sms/converted',
			body: '{ "messageId": "m-1" }',
			queryInput: 'json',
			queryJson: '{ "format": "json" }',
		});
		expect(mitto.requests[0]).toMatchObject({
			method: 'POST',
			url: '/sms/sms/converted?format=json',
			body: { messageId: 'm-1' },
		});
	});

	it('gives a list a name, since items are objects', async () => {
		mitto.react({ body: [{ id: 'a' }, { id: 'b' }] });
		const { json } = await run({ path: '/api/v1/trafficAccounts' });
		expect(json).toEqual([{ response: [{ id: 'a' }, { id: 'b' }] }]);
	});

	it('is shown and not sent in a dry run', async () => {
		const body = '{ "url": "https://a.bc" }';
		const path = '/api/v1/Webhooks';
		const { json } = await run({ method: 'POST', path, body, options: { dryRun: true } });
		expect(json).toEqual([
			{
				dryRun: true,
				request: {
					method: 'POST',
					url: `${mitto.url}/chat/api/v1/Webhooks`,
					body: { url: 'https://a.bc' },
				},
			},
		]);
		expect(mitto.requests).toEqual([]);
	});
});

describe('a raw request whose answer is lost', () => {
	beforeEach(() => mitto.react('cutAfterReading', { body: { ok: true } }));

	it('is repeated when it only reads', async () => {
		const { json } = await run({ path: '/api/v1/trafficAccounts' });
		expect(mitto.requests).toHaveLength(2);
		expect(json).toEqual([{ ok: true }]);
	});

	it('is not repeated when it writes, unless that is wanted', async () => {
		const write = { method: 'POST', path: '/api/v1/Webhooks', body: '{}' };
		const { error } = await run(write);
		expect(error?.message).toContain('broke before the answer came');
		expect(mitto.requests).toHaveLength(1);

		mitto.react('cutAfterReading', { body: { ok: true } });
		const { json } = await run({ ...write, options: { retryWhenUnknown: true } });
		expect(mitto.requests).toHaveLength(3);
		expect(json).toEqual([{ ok: true }]);
	});
});

describe('a path that is none', () => {
	it.each([
		'https://evil.example.com/api',
		'@evil.example.com/api',
		'//evil.example.com/api',
		'/\\evil.example.com',
		'.evil.example.com',
		'/api/v1 /x',
	])('%s is refused, so that the key goes to no other host', async (path) => {
		const { error } = await run({ path, options: { skipValidation: true } });
		expect(error?.message).toContain('Path is ');
		expect(mitto.requests).toEqual([]);
	});

	it('names what is wrong with the body', async () => {
		const { error } = await run({ method: 'POST', path: '/sms', body: '{ "to": }' });
		expect(error?.message).toContain('Body is not valid JSON');
		expect(mitto.requests).toEqual([]);
	});
});

describe('a raw request under guard', () => {
	const guarded = async (parameters: INodeParameters, options: INodeParameters) =>
		await run({ method: 'POST', path: '/sms', api: 'smsApi', ...parameters, options });
	const body = (to: unknown) => JSON.stringify({ to, text: 'Hello' });
	const options = { allowedRecipients: '+385911111111' };

	it('reaches those who are allowed', async () => {
		await guarded({ body: body('385911111111') }, options);
		expect(mitto.requests).toHaveLength(1);
	});

	it.each<[string, INodeParameters, INodeParameters, string]>([
		['anybody else', { body: body('385922222222') }, options, 'not among the Allowed Recipients'],
		['a list with others', { body: body(['385911111111', '385922222222']) }, options, 'not among'],
		['others in the query', { path: '/sms?to=385922222222', body: '{}' }, options, 'not among'],
		['nobody who can be found', { body: '{}' }, options, 'names no recipient'],
		['anybody without a list', { body: body('385911111111') }, { allowedRecipients: '' }, 'empty'],
		['too many', { body: body(['385911111111', '385922222222']) }, { mostRecipients: 1 }, 'has 2'],
		['other countries', { body: body('385911111111') }, { allowedCountries: ['DE'] }, 'not in one'],
	])('does not reach %s', async (_, parameters, guards, message) => {
		const { error } = await guarded(parameters, guards);
		expect(error?.message).toContain(message);
		expect(mitto.requests).toEqual([]);
	});

	it('still reads what names nobody', async () => {
		await guarded({ method: 'GET', path: '/api/v1/trafficAccounts' }, options);
		expect(mitto.requests).toHaveLength(1);
	});
});
