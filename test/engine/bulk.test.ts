import { MittoBulk } from '../../nodes/MittoBulk/MittoBulk.node';
import { processedData, runNode } from '../support/engine';
import { startFakeVendor, type FakeVendor, type SeenRequest } from '../support/fakeVendor';
import { requestFixture, responseFixture } from '../support/fixture';

let mitto: FakeVendor;
const credentials = () => ({ mittoApi: { apiKey: 'secret-key', chatAppsBaseUrl: mitto.url } });
const account = (value: string) => ({ __rl: true, mode: 'id', value });

beforeAll(async () => {
	mitto = await startFakeVendor();
});
afterAll(async () => await mitto.close());
beforeEach(() => {
	mitto.requests.length = 0;
	processedData.forget();
});

const bulk = {
	operation: 'sendBulk',
	channel: 'sms',
	messageType: 'sendText',
	trafficAccountId: account('account-1'),
	sender: 'MyShop',
	text: 'Hello',
	campaignId: 'sale',
};

/** Accepts everybody, as Mitto does. */
function accept({ body }: SeenRequest) {
	const { destinations = [] } = body as { destinations?: string[] };
	return {
		body: {
			bulkId: 'bulk-1',
			messages: destinations.map((destination) => ({
				destination,
				trafficAccountId: 'account-1',
				messageId: `m-${destination}`,
			})),
		},
	};
}

const people = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ phone: `+3859${10_000_000 + index}` }));

describe('a bulk campaign', () => {
	it('sends the request and reads the answer that Mitto documents', async () => {
		const { path, body } = requestFixture('bulk/send');
		const { response } = responseFixture('bulk/send');
		mitto.react({ body: response });

		const run = await runNode(new MittoBulk(), {
			parameters: {
				...bulk,
				trafficAccountId: account(String(body.trafficAccountId)),
				recipientsFrom: 'list',
				recipientList: '380981111111\n380982222222',
				sender: '44750732xxxx',
				text: 'hello',
				additionalJson: '{ "whatsApp": {}, "viber": {}, "gbm": {}, "failover": {} }',
				options: { skipValidation: true },
			},
			credentials: credentials(),
		});

		expect(run.error).toBeUndefined();
		expect(mitto.requests).toHaveLength(1);
		expect(mitto.requests[0]?.url).toBe(path);
		expect(mitto.requests[0]?.body).toEqual(body);
		expect(run.json.map(({ destination, messageId }) => [destination, messageId])).toEqual([
			['380981111111', 'c032c9d2-49ba-4bae-85a4-7f83b99d480c'],
			['380982222222', '2086160c-1d0e-410a-a4ce-32caf804d489'],
		]);
	});

	it('sends each recipient once, in chunks, and pairs the rows with their items', async () => {
		mitto.react(accept);
		const run = await runNode(new MittoBulk(), {
			parameters: { ...bulk, options: { chunkSize: 100 } },
			credentials: credentials(),
			input: people(1000),
		});

		const sent = mitto.requests.flatMap(
			({ body }) => (body as { destinations: string[] }).destinations,
		);
		expect(new Set(sent).size).toBe(1000);
		expect(sent).toHaveLength(1000);
		expect(run.outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual(
			people(1000).map((_, item) => ({ item })),
		);
	});

	it('sends nobody twice when the campaign is run again', async () => {
		mitto.react(accept);
		const setting = { parameters: bulk, credentials: credentials(), input: people(50) };
		await runNode(new MittoBulk(), setting);
		mitto.requests.length = 0;

		const again = await runNode(new MittoBulk(), setting);

		expect(mitto.requests).toEqual([]);
		expect(again.outputs[1]).toHaveLength(50);
		expect(again.outputs[1]?.[0]?.json).toMatchObject({
			outcome: 'skipped',
			reason: 'alreadySent',
		});
	});
});
