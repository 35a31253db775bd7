import { processedData } from '../../support/engine';
import { requestFixture, responseFixture } from '../../support/fixture';
import { account, bulkScene, outcomes, people, recipientsOf } from '../../support/bulkScene';

const { run, vendor, asked, bodies } = bulkScene();

describe('a bulk campaign', () => {
	it('sends the request and reads the answer that Mitto documents', async () => {
		const { path, body } = requestFixture('bulk/send');
		vendor().react({ body: responseFixture('bulk/send').response });

		const campaign = await run({
			trafficAccountId: account(String(body.trafficAccountId)),
			recipientsFrom: 'list',
			recipientList: '380981111111\n380982222222',
			sender: '44750732xxxx',
			text: 'hello',
			options: {
				skipValidation: true,
				additionalJson: '{ "whatsApp": {}, "viber": {}, "gbm": {}, "failover": {} }',
			},
		});

		expect(campaign.error).toBeUndefined();
		expect(vendor().requests.map(({ url }) => url)).toEqual([path]);
		expect(bodies()).toEqual([body]);
		expect(campaign.json).toEqual([
			{
				outcome: 'accepted',
				destination: '380981111111',
				channel: 'sms',
				step: 1,
				messageId: 'c032c9d2-49ba-4bae-85a4-7f83b99d480c',
				bulkId: '543588f4-64a4-4271-9e72-a61cd3a03506',
				trafficAccountId: '4ae53d46-66d8-4aff-9f13-621f53b9xxxx',
			},
			expect.objectContaining({ messageId: '2086160c-1d0e-410a-a4ce-32caf804d489' }),
		]);
	});

	it('sends the failover and reads the answer that Mitto documents', async () => {
		const { path, body } = requestFixture('failover/whatsapp-then-sms');
		vendor().react({ body: responseFixture('failover/whatsapp-then-sms').response });
		const shop = '679b453b-c876-49b0-b30e-c2b4c1c6xxxx';

		const parameters = {
			channel: 'whatsApp',
			trafficAccountId: account(shop),
			text: '{message text}',
			failover: 'timeout',
			failoverSteps: {
				step: [
					{
						channel: 'sms',
						messageType: 'sendText',
						trafficAccountId: account(shop),
						sender: '{SMS sender}',
						text: '{message text}',
					},
				],
			},
			failoverSeconds: 20,
			options: { skipValidation: true },
		};
		const campaign = await run(parameters, { input: [{ phone: '{destination}' }] });

		expect(campaign.error).toBeUndefined();
		expect(vendor().requests.map(({ url }) => url)).toEqual([path]);
		expect(bodies()).toEqual([body]);
		expect(campaign.json).toEqual([
			expect.objectContaining({
				messageId: '78e29b5e-6ce5-44ba-9a2e-98be495bde96',
				messageIds: [
					'78e29b5e-6ce5-44ba-9a2e-98be495bde96',
					'78e29b5e-6ce5-44ba-9a2e-98be495bde91',
				],
			}),
		]);
	});

	it('sends each recipient once, in chunks, and pairs the rows with their items', async () => {
		const campaign = await run({ options: { chunkSize: 100 } }, { input: people(1000) });

		expect(asked()).toHaveLength(1000);
		expect(new Set(asked()).size).toBe(1000);
		expect(campaign.outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual(
			people(1000).map((_, item) => ({ item })),
		);
		expect(campaign.hints).toHaveLength(1);
	});

	it('goes through the SMS API, whose refusal comes with HTTP 200', async () => {
		vendor().react(({ body, url }) => {
			expect(url).toBe('/sms-api/smsbulk');
			const to = recipientsOf(body);
			if (to.includes('+385910000001')) return { body: { responseCode: 8, responseText: 'Bad' } };
			const messages = to.map((number) => ({ id: `id-${number}`, to: number.slice(1) }));
			return { body: { responseCode: 0, messages } };
		});

		const campaign = await run({ route: 'smsApi' }, { input: people(4) });

		expect(bodies()[0]).toEqual({
			from: 'MyShop',
			text: 'Hello',
			to: people(4).map(({ phone }) => phone),
		});
		expect(outcomes(campaign)).toEqual({
			'+385910000000': 'accepted',
			'+385910000001': 'rejected rejected',
			'+385910000002': 'accepted',
			'+385910000003': 'accepted',
		});
	});

	it('returns the counts alone when the user wants a summary', async () => {
		const campaign = await run(
			{ output: 'summary' },
			{ input: [...people(3), { phone: 'nobody' }, {}] },
		);
		expect(campaign.json).toEqual([
			expect.objectContaining({
				campaignId: 'sale',
				recipients: 5,
				accepted: 3,
				skipped: 2,
				reasons: { invalid: 1, empty: 1 },
				requests: 1,
			}),
		]);
	});
});

describe('a campaign that cannot begin', () => {
	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'leaves on Failed and never on Sent with %s',
		async (onError) => {
			const { outputs } = await run({ sender: '!' }, { input: people(2), onError });
			expect(outputs[0]).toEqual([]);
			const failed = [outputs[2], outputs[3]].flatMap((output) => output ?? []);
			expect(failed.map(({ json }) => json.error)).toEqual([
				expect.stringContaining('Sender') as string,
			]);
			expect(vendor().requests).toEqual([]);
		},
	);
});

describe('a failover on refusal', () => {
	it('tries the next channel at once, and says which step it was', async () => {
		vendor().react((request) => {
			const body = request.body as Record<string, unknown>;
			const refused = body.viber !== undefined && recipientsOf(body).includes('+385910000001');
			return refused
				? { status: 400, body: { title: 'Not on Viber' } }
				: {
						body: {
							messages: recipientsOf(body).map((destination) => ({ destination, messageId: 'm' })),
						},
					};
		});
		const campaign = await run(
			{
				channel: 'viber',
				type: 'transactional',
				failover: 'refusal',
				failoverStepsInput: 'json',
				failoverStepsJson:
					'[{ "trafficAccountId": "account-2", "sms": { "text": "Hello", "sender": "MyShop" } }]',
			},
			{ input: people(3) },
		);

		expect(
			campaign.json.map(({ destination, channel, step }) => [destination, channel, step]),
		).toEqual([
			['+385910000000', 'viber', 1],
			['+385910000001', 'sms', 2],
			['+385910000002', 'viber', 1],
		]);
	});
});

describe('recipients who must not get anything', () => {
	it('are never asked for, whatever the list is written like', async () => {
		const campaign = await run(
			{ suppression: 'list', suppressionList: '00385 91 000-0000\n385910000002' },
			{ input: people(4) },
		);
		expect(asked()).toEqual(['+385910000001', '+385910000003']);
		expect(outcomes(campaign)['+385910000000']).toBe('skipped suppressed');
	});

	it('can be told by a field of their item', async () => {
		const input = people(3).map((person, index) => ({ ...person, optedOut: index === 1 }));
		await run({ suppression: 'field' }, { input });
		expect(asked()).toEqual(['+385910000000', '+385910000002']);
	});

	it('are deferred in their quiet hours, with the time to wait for', async () => {
		const campaign = await run(
			{
				quietHours: true,
				allowedFrom: '09:00',
				allowedUntil: '10:00',
				timeZoneSource: 'fixed',
				timeZone: 'Europe/Zagreb',
				...tomorrowOnly(),
			},
			{ input: people(2) },
		);
		expect(asked()).toEqual([]);
		expect(campaign.outputs[1]?.[0]?.json).toMatchObject({
			outcome: 'deferred',
			reason: 'quietHours',
			nextAllowedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
		});
	});
});

describe('a dry run', () => {
	it('shows counts, parts and the first requests, and neither sends nor notes anything', async () => {
		const preview = await run(
			{ text: 'a'.repeat(161), options: { dryRun: true, chunkSize: 2 } },
			{ input: [...people(3), ...people(1)] },
		);
		expect(vendor().requests).toEqual([]);
		expect(processedData.writes).toEqual([]);
		expect(preview.json).toEqual([
			expect.objectContaining({
				dryRun: true,
				recipients: 4,
				toSend: 3,
				skipped: 1,
				reasons: { duplicate: 1 },
				requests: 2,
				segments: 6,
			}),
		]);
	});
});

/** Only the weekday after next is allowed, so that no clock makes the test pass or fail. */
function tomorrowOnly() {
	const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
	return { allowedDays: [names[(new Date().getUTCDay() + 3) % 7] ?? ''] };
}
