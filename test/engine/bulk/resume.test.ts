import { processedData } from '../../support/engine';
import { accept, bulkScene, outcomes, people, recipientsOf } from '../../support/bulkScene';

const { run, vendor, asked } = bulkScene();
const input = people(50);

describe('a campaign that is run again', () => {
	it('sends nobody twice', async () => {
		await run({}, { input });
		const again = await run({}, { input });

		expect(asked()).toHaveLength(50);
		expect(new Set(Object.values(outcomes(again)))).toEqual(new Set(['skipped alreadySent']));
	});

	it('sends those who are new, and another campaign sends to all', async () => {
		await run({}, { input: people(30) });
		await run({}, { input });
		expect(asked()).toHaveLength(50);

		await run({ campaignId: 'other' }, { input });
		expect(asked()).toHaveLength(100);
	});

	it('tries those again whom Mitto refused', async () => {
		vendor().react({ status: 400 });
		await run({}, { input: people(3) });
		vendor().requests.length = 0;
		vendor().react(accept);

		expect(outcomes(await run({}, { input: people(3) }))).toEqual({
			'+385910000000': 'accepted',
			'+385910000001': 'accepted',
			'+385910000002': 'accepted',
		});
	});

	it("reports whom nobody knows about, and sends to them on the user's word only", async () => {
		vendor().react('cutAfterReading');
		const first = await run({}, { input: people(3) });
		expect(new Set(Object.values(outcomes(first)))).toEqual(new Set(['unknown noAnswer']));
		vendor().requests.length = 0;
		vendor().react(accept);

		const second = await run({}, { input: people(4) });
		expect(asked()).toEqual(['+385910000003']);
		expect(outcomes(second)['+385910000000']).toBe('unknown earlierRunInterrupted');

		await run({ options: { resendUnknown: true } }, { input: people(4) });
		expect(asked().toSorted()).toEqual(people(4).map(({ phone }) => phone));
	});

	it('sends nobody again whose request had no answer, though a later try of it was refused', async () => {
		let tries = 0;
		vendor().react(() => (++tries === 1 ? { status: 500 } : { status: 400 }));
		const options = { retryWhenUnknown: true, retries: 1 };
		const first = await run({ options }, { input: people(1) });
		expect(Object.values(outcomes(first))).toEqual(['unknown noAnswer']);

		vendor().requests.length = 0;
		vendor().react(accept);
		await run({}, { input: people(1) });
		expect(asked()).toEqual([]);
	}, 20_000);

	it('is refused while it is being sent, so that the two cannot disturb each other', async () => {
		vendor().react(({ body, url, headers, method, text }) => ({
			...accept({ body, url, headers, method, text }),
			afterMs: 300,
		}));
		const [one, two] = await Promise.all([run({}, { input }), run({}, { input })]);

		const errors = [one, two].map(({ error }) => error?.message ?? 'sent');
		expect(errors.toSorted()).toEqual([
			expect.stringContaining('which execution 1 of this node is sending right now'),
			'sent',
		]);
		expect(asked()).toHaveLength(50);
	});

	it('may run beside another campaign of the same node', async () => {
		processedData.between = async () => await new Promise((resolve) => setImmediate(resolve));
		const options = { chunkSize: 5, concurrency: 1 };
		await Promise.all([
			run({ campaignId: 'one', options }, { input }),
			run({ campaignId: 'two', options }, { input }),
		]);
		expect(asked()).toHaveLength(100);

		await run({ campaignId: 'one', options }, { input });
		await run({ campaignId: 'two', options }, { input });
		expect(asked()).toHaveLength(100);
	});

	it('has only so many under way that few are unknown when n8n is killed', async () => {
		const most = () => Math.max(...vendor().requests.map(({ body }) => recipientsOf(body).length));
		await run({}, { input });
		expect(most()).toBeLessThanOrEqual(20);
		vendor().requests.length = 0;
		await run({ campaignId: 'few', options: { mostUnknown: 10 } }, { input });
		expect(most()).toBeLessThanOrEqual(5);

		await run({ campaignId: 'all', options: { mostUnknown: 100 } }, { input });
		expect(most()).toBe(50);
	});

	it('can go without a ledger', async () => {
		const options = { keepLedger: false };
		await run({ options }, { input });
		await run({ options }, { input });
		expect(asked()).toHaveLength(100);
		expect(processedData.writes).toEqual([]);
	});
});

describe('a campaign that cannot go on', () => {
	it('stops at once when the key is not accepted, and the rest stays to be sent', async () => {
		vendor().react({ status: 401 });
		const options = { chunkSize: 10, concurrency: 1 };
		const stopped = await run({ options }, { input });

		expect(vendor().requests).toHaveLength(1);
		expect(
			Object.values(outcomes(stopped)).filter((text) => text === 'skipped stopped').length,
		).toBe(50 - recipientsOf(vendor().requests[0]?.body).length);
		vendor().react(accept);
		const resumed = await run({ options }, { input });
		expect(resumed.outputs[0]).toHaveLength(50);
	});

	it('leaves nobody in doubt when n8n cannot give it the credential', async () => {
		const stopped = await run({}, { input, credentials: {} });
		const ends = new Set(Object.values(outcomes(stopped)));
		expect(ends).toEqual(new Set(['rejected misconfigured', 'skipped stopped']));

		const resumed = await run({}, { input });
		expect(resumed.outputs[0]).toHaveLength(50);
	});

	it('stops when so many requests in a row have failed', async () => {
		vendor().react({ status: 500 });
		await run({ options: { chunkSize: 1, concurrency: 1, stopAfter: 3 } }, { input });
		expect(vendor().requests).toHaveLength(3);
	});

	it('stops when the user stops the execution', async () => {
		vendor().react(({ body, url, headers, method, text }) => ({
			...accept({ body, url, headers, method, text }),
			afterMs: 50,
		}));
		const stopped = run(
			{ options: { chunkSize: 1, concurrency: 1 } },
			{ input, whileRunning: (stop) => setTimeout(stop, 200) },
		);
		await stopped;
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(vendor().requests.length).toBeLessThan(50);
	});

	it('leaves nobody in doubt whose request waited for its turn when the user stopped', async () => {
		const options = { chunkSize: 10, concurrency: 5, requestsPerSecond: 1, mostUnknown: 100 };
		await run({ options }, { input, whileRunning: (stop) => setTimeout(stop, 300) });
		await new Promise((resolve) => setTimeout(resolve, 1500));
		const sent = asked().length;
		expect(sent).toBe(10);

		const resumed = await run({ options: { mostUnknown: 100 } }, { input });
		expect(resumed.outputs.map((items) => items.length)).toEqual([50 - sent, sent, 0]);
	});
});

describe('the ledger operations', () => {
	it('tell how a campaign stands without changing it', async () => {
		await run({}, { input });
		const before = [...processedData.rows.values()].flat();
		const { json } = await run({ operation: 'inspectLedger' });

		expect(json).toEqual([
			{
				campaignId: 'sale',
				running: false,
				begun: true,
				hasUnknown: false,
				interruptedPercent: 0,
				entriesOfAllCampaigns: before.length,
			},
		]);
		expect([...processedData.rows.values()].flat()).toEqual(before);
	});

	it('claim nothing of a campaign in parts, whose ledgers they do not know', async () => {
		vendor().react('cutAfterReading');
		await run({ options: { part: { split: { number: 1, of: 2 } } } }, { input });
		const before = [...processedData.rows.values()].flat();
		const { json } = await run({ operation: 'inspectLedger' });

		expect(json).toEqual([
			{ campaignId: 'sale', begun: true, entriesOfAllCampaigns: before.length },
		]);
		expect([...processedData.rows.values()].flat()).toEqual(before);
	});

	it('clear it, so that everybody is sent to again', async () => {
		await run({}, { input });
		await run({ operation: 'clearLedger' });
		await run({}, { input });
		expect(asked()).toHaveLength(100);
	});
});
