import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';

import { MittoSend } from '../../nodes/MittoSend/MittoSend.node';
import { MittoBulk } from '../../nodes/MittoBulk/MittoBulk.node';
import { call } from '../../nodes/apis/client';
import { download } from '../../nodes/apis/download';
import { loadOptionsContext, processedData, runNode } from '../support/engine';
import { allowPrivateAddresses, forbidPrivateAddresses } from '../support/engine/privateAddresses';
import { startFakeVendor, type FakeVendor } from '../support/fakeVendor';
import { startDrippingServer } from '../support/drippingServer';

let mitto: FakeVendor;
beforeAll(async () => {
	mitto = await startFakeVendor();
});
afterAll(async () => await mitto.close());
beforeEach(() => {
	mitto.requests.length = 0;
	mitto.react({ body: { messageId: 'm-1', deliveryStatus: 'Ready' } });
});

const sms = {
	trafficAccountId: { __rl: true, mode: 'id', value: 'account-1' },
	sender: 'MyShop',
	text: 'Hello',
};

async function send(credential: ICredentialDataDecryptedObject, options: INodeParameters = {}) {
	const began = Date.now();
	const { outputs } = await runNode(new MittoSend(), {
		input: [{}],
		onError: 'continueErrorOutput',
		credentials: { mittoApi: { apiKey: 'k', chatAppsBaseUrl: mitto.url, ...credential } },
		parameters: {
			...sms,
			resource: 'sms',
			operation: 'sendText',
			destination: '+385911111111',
			options,
		},
	});
	const taken = Date.now() - began;
	return { accepted: outputs[0]?.[0]?.json, refused: outputs[1]?.[0]?.json, taken };
}

describe('a credential that no request can be made of', () => {
	const cases: Array<[string, ICredentialDataDecryptedObject, string]> = [
		['an address without a scheme', { chatAppsBaseUrl: 'api.example.com' }, 'Chat Apps Base URL'],
		['an empty address', { chatAppsBaseUrl: ' ' }, 'Chat Apps Base URL'],
		[
			'a blank in the address',
			{ chatAppsBaseUrl: 'https://api .example.com' },
			'Chat Apps Base URL',
		],
		['an address with ftp', { chatAppsBaseUrl: 'ftp://api.example.com' }, 'Chat Apps Base URL'],
		['a port that is none', { chatAppsBaseUrl: 'https://a.example:99999' }, 'Chat Apps Base URL'],
		['an address with a query', { chatAppsBaseUrl: 'https://a.example?x=' }, 'Chat Apps Base URL'],
		['a version that is none', { apiVersion: 'latest' }, 'Chat Apps API Version'],
		['no key', { apiKey: ' ' }, 'API Key'],
		['a line break inside the key', { apiKey: 'one\ntwo' }, 'API Key'],
		['a letter beyond ASCII in the key', { apiKey: 'kеy' }, 'API Key'],
		['headers that are no JSON', { additionalHeaders: '{X-Team: sales}' }, 'Additional Headers'],
		['headers that are a list', { additionalHeaders: '["X-Team"]' }, 'Additional Headers'],
		['a header with a bad name', { additionalHeaders: '{"X Team":"a"}' }, 'Additional Headers'],
		['a header without a name', { additionalHeaders: '{"":"a"}' }, 'Additional Headers'],
		['a header with a line break', { additionalHeaders: '{"X-A":"a\\nb"}' }, 'Additional Headers'],
		['a header that is an object', { additionalHeaders: '{"X-A":{}}' }, 'Additional Headers'],
	];

	it.each(cases)('with %s is bad input that names the field', async (_what, credential, field) => {
		const { refused, taken } = await send(credential);
		expect(refused).toMatchObject({
			error: expect.stringContaining(field) as string,
			details: { outcome: 'skipped', kind: 'misconfigured', problems: [{ field }] },
		});
		expect(mitto.requests).toEqual([]);
		// Three retries would wait for more than five seconds.
		expect(taken).toBeLessThan(5000);
	});

	it('says of a key that is not there that it is empty, since a flow may hold keys for callbacks alone', async () => {
		const { refused } = await send({ apiKey: '' });
		expect(refused?.error).toBe('API Key in the credential is empty');
	});

	it('is told without the secret in it', async () => {
		const { refused } = await send({ additionalHeaders: '{"X-Secret":"very\\nsecret"}' });
		expect(JSON.stringify(refused)).not.toContain('very');
	});
});

describe('what pasting adds around the texts of a credential', () => {
	it('is taken off', async () => {
		const { accepted } = await send({
			apiKey: '  the-key\n',
			chatAppsBaseUrl: `\t${mitto.url}//\n`,
			apiVersion: ' v1.1 ',
		});
		expect(accepted).toMatchObject({ outcome: 'accepted' });
		expect(mitto.requests[0]).toMatchObject({
			url: '/api/v1.1/Messages/send',
			headers: { 'x-mitto-api-key': 'the-key' },
		});
	});
});

describe("n8n's own refusal of private addresses", () => {
	beforeEach(forbidPrivateAddresses);
	afterEach(allowPrivateAddresses);

	it('is no doubt about the message, and it is not tried again', async () => {
		const { refused, taken } = await send({}, { retries: 3 });
		expect(refused).toMatchObject({
			error: expect.stringContaining('does not allow') as string,
			details: { outcome: 'skipped', kind: 'misconfigured' },
		});
		expect(mitto.requests).toEqual([]);
		expect(taken).toBeLessThan(5000);
	});
});

describe('a campaign with a credential that cannot be used', () => {
	it('stays open and is sent once the credential is mended', async () => {
		processedData.forget();
		const campaign = async (additionalHeaders: string) =>
			await runNode(new MittoBulk(), {
				input: ['+385911111111', '+385922222222'].map((phone) => ({ phone })),
				credentials: {
					mittoApi: { apiKey: 'k', chatAppsBaseUrl: mitto.url, additionalHeaders },
				},
				parameters: {
					operation: 'sendBulk',
					channel: 'sms',
					...sms,
					campaignId: 'spring',
					recipientField: 'phone',
				},
			});
		const first = await campaign('{oops');
		expect(first.json.map(({ outcome }) => outcome)).not.toContain('unknown');
		expect(mitto.requests).toEqual([]);

		mitto.react({
			body: {
				messages: [
					{ messageId: 'a', destination: '385911111111' },
					{ messageId: 'b', destination: '385922222222' },
				],
			},
		});
		const second = await campaign('{}');
		expect(second.error).toBeUndefined();
		expect(second.json.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
	});
});

describe('a server that drips a byte now and then', () => {
	it('does not hold a send beyond its timeout, and the message is unknown', async () => {
		const server = await startDrippingServer();
		try {
			const { refused, taken } = await send({ chatAppsBaseUrl: server.url }, { timeout: 1 });
			expect(refused).toMatchObject({
				error: 'Mitto did not answer in time',
				details: { outcome: 'unknown' },
			});
			expect(taken).toBeLessThan(5000);
		} finally {
			await server.close();
		}
	});

	it('does not hold the download of a file', async () => {
		const server = await startDrippingServer();
		const began = Date.now();
		try {
			const place = loadOptionsContext(new MittoSend(), { credentials: {} });
			const fetched = download(
				place as never,
				{ url: server.url },
				{ maxBytes: 1e6, timeout: 700 },
			);
			await expect(fetched).rejects.toThrow('did not answer in time');
			expect(Date.now() - began).toBeLessThan(5000);
		} finally {
			await server.close();
		}
	});

	it('does not hold a list in the editor', async () => {
		const server = await startDrippingServer();
		try {
			const place = loadOptionsContext(new MittoSend(), {
				credentials: { mittoApi: { apiKey: 'k', chatAppsBaseUrl: server.url } },
			});
			const asked = call(
				place,
				{ service: 'chatApps', method: 'GET', path: '/api/v1/trafficAccounts' },
				{ timeout: 700 },
			);
			await expect(asked).rejects.toThrow('Mitto did not answer in time');
		} finally {
			await server.close();
		}
	});
});
