import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { accept, account, bulkScene, people } from '../../support/bulkScene';
import { processedData, type NodeRun } from '../../support/engine';
import type { SeenRequest } from '../../support/fakeVendor';

const { run, vendor, bodies, asked } = bulkScene();

const sms = (variantName: string, share: number, text: string, more: INodeParameters = {}) => ({
	variantName,
	share,
	channel: 'sms',
	messageType: 'sendText',
	sender: 'MyShop',
	text,
	...more,
});
const variants = (...variant: IDataObject[]) => ({ variants: { variant } }) as INodeParameters;
const rows = ({ outputs }: NodeRun) => outputs.flat().map(({ json }) => json);
const byRecipient = (campaign: NodeRun, field: string) =>
	Object.fromEntries(rows(campaign).map((row) => [row.destination, row[field]]));
/** The text that each recipient was asked to get. */
function texts(): Record<string, string> {
	interface Sent {
		destination?: string;
		destinations?: string[];
		messages?: Array<Sent & { destination: string }>;
		sms?: { text: string };
	}
	const entries = (bodies() as Sent[]).flatMap((body) =>
		(body.messages ?? [body]).flatMap(({ destination, destinations, sms: content }) =>
			(destinations ?? [destination ?? '']).map(
				(address) => [address, content?.text ?? ''] as const,
			),
		),
	);
	return Object.fromEntries(entries);
}

describe('variants', () => {
	const three = variants(sms('Short', 30, 'Hi'), sms('', 20, 'Good day'));

	it('go to their shares, and rows tell which', async () => {
		const campaign = await run(three, { input: people(300) });
		const variant = byRecipient(campaign, 'variant');
		const expected: Record<string, string> = { A: 'Hello', Short: 'Hi', C: 'Good day' };
		expect(rows(campaign)).toHaveLength(300);
		for (const [address, text] of Object.entries(texts())) {
			expect(expected[String(variant[address])]).toBe(text);
		}
		const counts = Object.values(variant).reduce<Record<string, number>>(
			(sum, name) => ({ ...sum, [String(name)]: (sum[String(name)] ?? 0) + 1 }),
			{},
		);
		expect(Object.keys(counts).sort()).toEqual(['A', 'C', 'Short']);
		expect(counts.A).toBeGreaterThan(counts.C ?? 0);
	});

	it('do not depend on the order of the recipients, nor on how they are written', async () => {
		const first = byRecipient(await run(three, { input: people(60) }), 'variant');
		processedData.forget();
		const turned = people(60)
			.reverse()
			.map(({ phone }) => ({ phone: String(phone).replace('+', '00') }));
		const second = byRecipient(
			await run({ ...three, options: { cleanRecipients: true } }, { input: turned }),
			'variant',
		);
		expect(second).toEqual(first);
	});

	it('are the same for whoever is left when the campaign is resumed', async () => {
		const whole = byRecipient(
			await run(
				{ ...three, campaignId: 'sale', options: { dryRun: false } },
				{ input: people(60) },
			),
			'variant',
		);
		processedData.forget();
		await run(three, { input: people(25) });
		vendor().requests.length = 0;
		const resumed = await run(three, { input: people(60) });
		expect(byRecipient(resumed, 'variant')).toEqual(whole);
		expect(asked().sort()).toEqual(
			people(60)
				.slice(25)
				.map(({ phone }) => phone),
		);
	});

	it('may be of another channel, with the failover of all', async () => {
		vendor().react((request: SeenRequest) =>
			JSON.stringify(request.body).includes('"viber"')
				? { status: 400, body: { message: 'No Viber' } }
				: accept(request),
		);
		const viber = {
			variantName: 'Viber',
			share: 100,
			channel: 'viber',
			messageType: 'sendText',
			trafficAccountId: account('account-viber'),
			text: 'Hello on Viber',
		};
		const failover = {
			failover: 'refusal',
			failoverSteps: {
				step: [{ ...sms('', 0, 'Plan B'), trafficAccountId: account('account-2') }],
			},
		};
		const campaign = await run({ ...variants(viber), ...failover } as INodeParameters, {
			input: people(2),
		});
		expect(rows(campaign).map(({ variant, channel, step }) => [variant, channel, step])).toEqual([
			['Viber', 'sms', 2],
			['Viber', 'sms', 2],
		]);
	});

	it('take sender and route of the message above where the channel is the same', async () => {
		await run({ route: 'smsApi', ...variants(sms('B', 100, 'Hi')) }, { input: people(2) });
		expect(vendor().requests.map(({ url }) => url)).toEqual(['/sms-api/smsbulk']);
		expect(bodies()).toMatchObject([{ text: 'Hi' }]);

		vendor().requests.length = 0;
		await run({ campaignId: 'b', ...variants(sms('B', 100, 'Hi')) }, { input: people(2) });
		expect(bodies()).toMatchObject([{ trafficAccountId: 'account-1' }]);
	});

	it('are personalised like any message', async () => {
		const input = people(80).map(({ phone }, n) => ({ phone, name: `Ana ${n}` }));
		const campaign = await run(
			{
				operation: 'sendPersonalised',
				text: '=Hello {{ $json.name }}',
				...variants(sms('Short', 50, '=Hi {{ $json.name }}')),
			},
			{ input },
		);
		const variant = byRecipient(campaign, 'variant');
		const sent = texts();
		input.forEach(({ phone, name }) => {
			expect(sent[String(phone)]).toBe(
				`${variant[String(phone)] === 'A' ? 'Hello' : 'Hi'} ${name}`,
			);
		});
		expect(new Set(Object.values(variant))).toEqual(new Set(['A', 'Short']));
	});

	it('are counted in summary and dry run', async () => {
		const dry = await run({ ...three, options: { dryRun: true } }, { input: people(200) });
		const summary = await run({ ...three, output: 'summary' }, { input: people(200) });
		const accepted = Object.fromEntries(
			Object.entries(summary.json[0]?.variants as Record<string, { accepted: number }>).map(
				([name, counts]) => [name, counts.accepted],
			),
		);
		expect(dry.json[0]?.toSendByVariant).toEqual(accepted);
		expect(Object.values(accepted).reduce((a, b) => a + b)).toBe(200);
	});

	it.each<[string, INodeParameters, string]>([
		['more than all', variants(sms('B', 60, 'x'), sms('C', 60, 'y')), 'Variants take 120 %'],
		['two of a name', variants(sms('B', 10, 'x'), sms('B', 10, 'y')), 'two of the name "B"'],
		['a share of nothing', variants({ ...sms('B', 1, 'x'), share: '' }), 'Share (%) is null'],
		['a faulty message', variants(sms('B', 10, 'x', { sender: 'A sender far too long' })), 'Sender'],
		['no campaign', { ...variants(sms('B', 10, 'x')), campaignId: '' }, 'Campaign ID is empty'],
		[
			'recipients of another kind',
			variants({
				variantName: 'B',
				share: 10,
				channel: 'telegram',
				messageType: 'sendText',
				trafficAccountId: account('t'),
				text: 'x',
			}),
			'Channel is Telegram',
		],
	])('refuse %s before anything leaves', async (_what, parameters, message) => {
		const { error } = await run(parameters, { input: people(3) });
		expect(error?.message).toContain(message);
		expect(vendor().requests).toEqual([]);
	});

	it('are held against the guards, also one that nobody is drawn for', async () => {
		const long = variants(sms('Long', 50, 'x'.repeat(400)));
		const { error } = await run({ ...long, options: { mostParts: 2 } }, { input: people(50) });
		expect(error?.message).toContain('Most SMS Parts per Message');
		expect(vendor().requests).toEqual([]);
	});
});

describe('the control group', () => {
	const control = (percent: number, more: object = {}) => ({
		options: { controlGroup: percent, ...more },
	});

	it('gets nothing, and its rows say so', async () => {
		const campaign = await run(control(30), { input: people(200) });
		const heldOut = rows(campaign).filter((row) => row.heldOut === true);
		expect(heldOut.length).toBeGreaterThan(20);
		expect(heldOut[0]).toMatchObject({ outcome: 'skipped', reason: 'controlGroup' });
		expect(asked()).toHaveLength(200 - heldOut.length);
		for (const { destination } of heldOut) expect(asked()).not.toContain(destination);
		expect(campaign.outputs[1]).toHaveLength(heldOut.length);
	});

	it('is the same when the campaign is resumed', async () => {
		const first = byRecipient(await run(control(40), { input: people(50) }), 'heldOut');
		const again = byRecipient(await run(control(40), { input: people(50) }), 'heldOut');
		expect(again).toEqual(first);
		expect(asked()).toHaveLength(Object.values(first).filter((out) => out !== true).length);
	});

	it('is drawn from those who may be sent to', async () => {
		const campaign = await run(
			{ ...control(100), suppression: 'list', suppressionList: '+385910000000' },
			{ input: [...people(2), { phone: 'nobody' }] },
		);
		expect(rows(campaign).map(({ reason }) => reason)).toEqual([
			'suppressed',
			'controlGroup',
			'invalid',
		]);
		expect(asked()).toEqual([]);
	});

	it('does not count for Most Recipients per Run', async () => {
		const { error } = await run(control(100, { mostRecipients: 0 }), { input: people(5) });
		expect(error).toBeUndefined();
	});

	it('that is added but empty refuses', async () => {
		const { error } = await run({ options: { controlGroup: '' } }, { input: people(5) });
		expect(error?.message).toContain('Control Group (%) is null');
		expect(asked()).toEqual([]);
	});
});

describe('a test run', () => {
	const testers = '+385980000001, +385 98 0000 002';
	const test = (more: object = {}) => ({
		options: { testRecipients: testers, cleanRecipients: true, ...more },
	});
	const personalised = {
		operation: 'sendPersonalised',
		text: '=Hello {{ $json.name }}',
	};
	const input = people(20).map((person, n) => ({ ...person, name: `Ana ${n}` }));

	it('sends the first messages to the test recipients alone, marked', async () => {
		const campaign = await run({ ...personalised, ...test({ testMessages: 2 }) }, { input });
		expect(new Set(asked())).toEqual(new Set(['+385980000001', '+385980000002']));
		expect(
			rows(campaign).map(({ destination, insteadOf, test: isTest, outcome }) => [
				destination,
				insteadOf,
				isTest,
				outcome,
			]),
		).toEqual([
			['+385980000001', '+385910000000', true, 'accepted'],
			['+385980000002', '+385910000000', true, 'accepted'],
			['+385980000001', '+385910000001', true, 'accepted'],
			['+385980000002', '+385910000001', true, 'accepted'],
		]);
		expect(campaign.outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
			{ item: 1 },
			{ item: 1 },
		]);
		expect(vendor().requests).toHaveLength(2);
	});

	it('shows each variant once', async () => {
		const campaign = await run(
			{ ...variants(sms('Short', 50, 'Hi')), ...test() },
			{ input: people(50) },
		);
		expect(
			rows(campaign)
				.map(({ variant }) => variant)
				.sort(),
		).toEqual(['A', 'A', 'Short', 'Short']);
	});

	it('notes nothing in the ledger, and does not hold the campaign', async () => {
		await run({ ...personalised, ...test() }, { input });
		expect(processedData.rows.size).toBe(0);
		vendor().requests.length = 0;
		const real = await run(personalised, {
			input: [...input, { phone: '+385980000001', name: 'T' }],
		});
		expect(rows(real).every(({ outcome }) => outcome === 'accepted')).toBe(true);
		expect(asked()).toHaveLength(21);
	});

	it.each<[string, object, string]>([
		['nobody', { testRecipients: '' }, 'Test Recipients is empty'],
		['an expression that finds nothing', { testRecipients: '={{ $json.nobody }}' }, 'is empty'],
		['no number', { testRecipients: 'boss' }, 'Test Recipients has "boss"'],
		['strangers', { allowedRecipients: '+38591*' }, 'Allowed Recipients'],
		['other countries', { allowedCountries: ['DE'] }, 'Allowed Countries'],
		['too many', { mostRecipients: 1 }, 'Most Recipients per Run'],
	])('refuses %s, and the campaign stays unsent', async (_what, options, message) => {
		const { error } = await run({ ...personalised, ...test(options) }, { input });
		expect(error?.message).toContain(message);
		expect(asked()).toEqual([]);
	});

	it('refuses a test recipient who opted out', async () => {
		const { error } = await run(
			{ ...test(), suppression: 'list', suppressionList: '00385980000002' },
			{ input: people(3) },
		);
		expect(error?.message).toContain('is on the suppression list');
		expect(asked()).toEqual([]);
	});

	it('can be looked at first, and is told as such', async () => {
		const dry = await run({ ...personalised, ...test({ dryRun: true }) }, { input });
		expect(dry.json[0]).toMatchObject({ dryRun: true, test: true, toSend: 2 });
		const summary = await run({ ...personalised, output: 'summary', ...test() }, { input });
		expect(summary.json[0]).toMatchObject({ test: true, accepted: 2 });
		expect(asked()).toHaveLength(2);
	});
});

describe('quiet hours', () => {
	it('tell the variant of who has to wait', async () => {
		const holiday = { date: new Date().toISOString().slice(0, 10), everyYear: false };
		const tomorrow = { date: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) };
		const campaign = await run(
			{
				...variants(sms('Short', 100, 'Hi')),
				quietHours: true,
				holidays: { holiday: [holiday, tomorrow] },
			},
			{ input: people(2) },
		);
		expect(rows(campaign)).toMatchObject([
			{ outcome: 'deferred', variant: 'Short' },
			{ outcome: 'deferred', variant: 'Short' },
		]);
	});
});
