import { MittoSend } from '../../nodes/MittoSend/MittoSend.node';
import { runNode } from '../support/engine';
import { startFakeVendor, type FakeVendor } from '../support/fakeVendor';

let mitto: FakeVendor;
const mittoApi = () => ({ apiKey: 'secret-key', chatAppsBaseUrl: mitto.url });

beforeAll(async () => {
	mitto = await startFakeVendor();
});
afterAll(async () => await mitto.close());
beforeEach(() => {
	mitto.requests.length = 0;
	mitto.react({ body: { messageId: 'm-1', deliveryStatus: 'Ready' } });
});

const sms = {
	resource: 'sms',
	operation: 'sendText',
	trafficAccountId: { __rl: true, mode: 'id', value: 'account-1' },
	destination: '={{ $json.phone }}',
	sender: 'MyShop',
	text: 'Hello [1]',
};

describe('an SMS through chat apps', () => {
	it('sends one request for each item and pairs the results', async () => {
		const run = await runNode(new MittoSend(), {
			parameters: sms,
			credentials: { mittoApi: mittoApi() },
			input: [{ phone: '+385911111111' }, { phone: '+385922222222' }],
		});

		expect(run.error).toBeUndefined();
		expect(mitto.requests.map(({ url }) => url)).toEqual([
			'/api/v1.1/Messages/send',
			'/api/v1.1/Messages/send',
		]);
		expect(mitto.requests[0]?.headers['x-mitto-api-key']).toBe('secret-key');
		expect(run.outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(run.json[1]).toMatchObject({
			outcome: 'accepted',
			channel: 'sms',
			messageId: 'm-1',
			destination: '+385922222222',
			segments: { encoding: 'GSM-7', length: 11, segments: 1 },
		});
	});

	it('tells what became of it and its id first, which is what fits into the table of the editor', async () => {
		const run = await runNode(new MittoSend(), {
			parameters: sms,
			credentials: { mittoApi: mittoApi() },
			input: [{ phone: '+385911111111' }],
		});
		const columns = Object.keys(run.json[0] ?? {});
		expect(columns.slice(0, 5)).toEqual(['outcome', 'messageId', 'status', 'final', 'rawStatus']);
	});

	it('refuses bad input before anything is sent and names field, value, limit and cure', async () => {
		const run = await runNode(new MittoSend(), {
			parameters: { ...sms, sender: 'A sender that is too long' },
			credentials: { mittoApi: mittoApi() },
			input: [{ phone: '+385911111111' }],
		});

		expect(mitto.requests).toEqual([]);
		expect(run.error?.message).toContain('Sender is "A sender that is too long"');
		expect(run.error?.description).toContain('1 to 11 letters');
		expect(run.error?.context.itemIndex).toBe(0);
	});
});
