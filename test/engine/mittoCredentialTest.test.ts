import { testMittoApi } from '../../nodes/callbacks/testMittoApi';
import { startFakeVendor, type FakeVendor } from '../support/fakeVendor';

const chat = '/api/v1/trafficAccounts';
const delivery = 'delivery-key-0123456789abcdef-0123456789';
const inbound = 'inbound-key-0123456789abcdef-0123456789a';

let mitto: FakeVendor;
beforeAll(async () => {
	mitto = await startFakeVendor();
});
afterAll(async () => await mitto.close());
beforeEach(() => (mitto.requests.length = 0));

/** n8n's helper for tests of credentials, as far as it is used: an answer of any status is no fault. */
async function request(given: {
	method: string;
	uri: string;
	headers: Record<string, string>;
	body?: object;
}) {
	const { method, uri, headers, body } = given;
	const response = await fetch(uri, {
		method,
		headers: { ...headers, 'content-type': 'application/json' },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	return { statusCode: response.status, body: await response.text() };
}

const test = async (data: object, url = mitto.url) =>
	await testMittoApi.call({ helpers: { request } } as never, {
		id: '',
		name: '',
		type: 'mittoApi',
		data: {
			chatAppsBaseUrl: `${url}/`,
			smsRegion: 'custom',
			smsBaseUrl: `${url}/`,
			additionalHeaders: '{"X-Proxy":"yes"}',
			...data,
		},
	});

const answers = (chatApps: number, smsApi: number) =>
	mitto.react(({ url }) => ({ status: url === chat ? chatApps : smsApi, body: {} }));

describe('the test of the credential of Mitto', () => {
	it('asks both products without harm: a list is read, and an SMS is a test', async () => {
		answers(200, 200);
		expect(await test({ apiKey: 'key' })).toEqual({
			status: 'OK',
			message: 'The chat apps API took the key. The SMS API took the key',
		});
		const byUrl = (url: string) => mitto.requests.find((sent) => sent.url === url);
		expect(mitto.requests).toHaveLength(2);
		expect(byUrl(chat)?.method).toBe('GET');
		expect(byUrl('/sms')?.body).toMatchObject({ test: true });
		for (const { headers } of mitto.requests) {
			expect(headers).toMatchObject({ 'x-mitto-api-key': 'key', 'x-proxy': 'yes' });
		}
	});

	it.each([
		[200, 401, 'OK', 'The chat apps API took the key. The SMS API refused the key (HTTP 401)'],
		[403, 200, 'OK', 'The chat apps API refused the key (HTTP 403). The SMS API took the key'],
		[
			401,
			401,
			'Error',
			'The chat apps API refused the key (HTTP 401). The SMS API refused the key (HTTP 401)',
		],
		[
			503,
			404,
			'Error',
			'The chat apps API did not answer as expected (HTTP 503). The SMS API did not answer as expected (HTTP 404)',
		],
	])('chat apps %i and SMS %i: %s', async (chatApps, smsApi, status, message) => {
		answers(chatApps, smsApi);
		expect(await test({ apiKey: 'key' })).toEqual({ status, message });
	});

	it('tells what could not be reached, and what in the credential can be no request', async () => {
		const { message } = await test({ apiKey: 'key' }, 'http://127.0.0.1:9');
		expect(message).toContain('The chat apps API could not be reached (');
		const unread = await test({ apiKey: 'key', additionalHeaders: '{' });
		expect(unread).toMatchObject({
			status: 'Error',
			message: expect.stringContaining(
				'The chat apps API was not asked: Additional Headers in the credential is not a JSON object',
			) as string,
		});
	});

	it('without an API key looks at the keys for callbacks alone', async () => {
		expect(
			await test({ deliverySigningSecrets: delivery, inboundSigningSecrets: inbound }),
		).toEqual({ status: 'OK', message: 'The keys for callbacks can be used; there is no API Key' });
		expect(mitto.requests).toEqual([]);
	});

	it.each([
		['nothing', {}, 'Fill in the API Key, or at least one key for callbacks'],
		[
			'a short key',
			{ apiKey: 'key', inboundSigningSecrets: `${inbound}, short` },
			'Inbound Signing Keys: key 2 has 5 characters, use at least 32 random ones',
		],
		[
			'a repeated key',
			{ deliverySigningSecrets: `${delivery}, ${delivery}` },
			'Delivery Report Signing Keys: key 2 stands there twice',
		],
		[
			'one key for both',
			{ deliverySigningSecrets: delivery, inboundSigningSecrets: delivery },
			'A key stands in both lists. Delivery reports and inbound messages need keys of their own',
		],
	])('refuses %s before anybody is asked', async (_what, data, message) => {
		expect(await test(data)).toEqual({ status: 'Error', message });
		expect(mitto.requests).toEqual([]);
	});
});
