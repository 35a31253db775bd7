import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { processedData, type NodeRun, type RunSetting } from '../../support/engine';
import { accept, account, bulkScene, people, recipientsOf } from '../../support/bulkScene';

const scene = bulkScene();
const { vendor, asked, bodies } = scene;

const base64 = (text: string | Buffer) => Buffer.from(text as string).toString('base64');

async function run(
	file: string | Buffer,
	parameters: INodeParameters = {},
	setting: RunSetting = {},
): Promise<NodeRun> {
	return await scene.run(
		{ recipientsFrom: 'file', ...parameters },
		{ files: [base64(file)], ...setting },
	);
}

/** Rows of the result file, by what its header names. */
function rows({ outputs }: NodeRun): Array<Record<string, string>> {
	const data = outputs[0]?.[0]?.binary?.data;
	const [header = '', ...lines] = Buffer.from(data?.data ?? '', 'base64')
		.toString()
		.trim()
		.split('\n');
	const names = header.split(',');
	return lines.map((line) => {
		const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell);
		return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
	});
}

const summary = ({ json }: NodeRun): IDataObject => json[0] ?? {};
const ends = (campaign: NodeRun) =>
	rows(campaign).map(({ line, outcome, reason }) =>
		[line, outcome, reason].filter(Boolean).join(' '),
	);

const many = (count: number) =>
	`phone,name\n${Array.from({ length: count }, (_, index) => `+${385910000000 + index},P${index}`).join('\n')}\n`;

describe('a campaign from a file', () => {
	it('sends to everybody once and tells what became of each line', async () => {
		const campaign = await run(many(500), { options: { chunkSize: 100 } });

		expect(campaign.error).toBeUndefined();
		expect(asked()).toHaveLength(500);
		expect(new Set(asked()).size).toBe(500);
		expect(campaign.outputs.map((output) => output.length)).toEqual([1, 0, 0]);
		expect(summary(campaign)).toMatchObject({
			campaignId: 'sale',
			recipients: 500,
			accepted: 500,
		});
		const found = rows(campaign);
		expect(found).toHaveLength(500);
		expect(found[0]).toMatchObject({
			line: '2',
			outcome: 'accepted',
			destination: '+385910000000',
			channel: 'sms',
			step: '1',
			messageId: 'm-+385910000000',
			trafficAccountId: 'account-1',
		});
		expect(found.map(({ line }) => Number(line))).toEqual(found.map((_, index) => index + 2));
		expect(campaign.outputs[0]?.[0]?.binary?.data).toMatchObject({
			mimeType: 'text/csv',
			fileName: 'campaign-result.csv',
		});
	});

	it('skips who must get nothing, as a list does', async () => {
		const file =
			'phone,stop\n+385911111111,\n+385 91 111 1111,\n,\nnobody,\n+385922222222,yes\n+385933333333,\n+385944444444,no\n';
		const campaign = await run(file, {
			suppression: 'field',
			suppressionFlag: 'stop',
			options: { cleanRecipients: true },
		});
		expect(ends(campaign)).toEqual([
			'2 accepted',
			'3 skipped duplicate',
			'5 skipped invalid',
			'6 skipped suppressed',
			'7 accepted',
			'8 accepted',
		]);
		const listed = await run(file, {
			campaignId: 'other',
			suppression: 'list',
			suppressionList: '00385 93 333 3333',
			options: { cleanRecipients: true },
		});
		expect(ends(listed)[4]).toBe('7 skipped suppressed');
	});

	it('fills in the columns that the message names', async () => {
		const file = 'phone;First name\n+385911111111;Ana\n+385922222222;Ivo\n+385933333333;\n';
		const campaign = await run(file, {
			text: 'Hello {First name}',
			options: { skipIncomplete: true, reference: 'for {phone}' },
		});
		expect(ends(campaign)).toEqual(['2 accepted', '3 accepted', '4 skipped incomplete']);
		expect(bodies()).toEqual([
			{
				messages: ['Ana', 'Ivo'].map((name, index) => ({
					trafficAccountId: 'account-1',
					sms: { text: `Hello ${name}`, sender: 'MyShop' },
					reference: `for +3859${index + 1}${String(index + 1).repeat(7)}`,
					destination: ['+385911111111', '+385922222222'][index],
				})),
			},
		]);
	});

	it('refuses a column that the file does not have before anything is sent', async () => {
		const { error } = await run(many(3), { text: 'Hello {nmae}' });
		expect(error?.message).toBe('The message names {nmae}, which the file has no column for');
		expect(asked()).toEqual([]);
	});

	it('refuses an opt-out field that the file does not have, and names it', async () => {
		const { error } = await run(many(3), { suppression: 'field', suppressionFlag: 'stopp' });
		expect(error?.message).toBe('Opt-Out Field is "stopp", which the file has no column for');
		expect(asked()).toEqual([]);
	});

	it('keeps to the guards before anything is sent', async () => {
		const guards = [
			{ allowedCountries: ['AT'] },
			{ allowedRecipients: '+38591000000*' },
			{ mostRecipients: 14 },
			{ mostParts: 1 },
		];
		for (const options of guards) {
			const { error } = await run(many(15), { text: 'x'.repeat(170), options });
			expect(error?.message).toBeDefined();
		}
		expect(asked()).toEqual([]);
		await run(many(15), { text: 'Hi {name}', options: { mostRecipients: 15, mostParts: 1 } });
		expect(asked()).toHaveLength(15);
	});

	it('leaves who has quiet hours for a later run, and nobody else', async () => {
		const file = 'phone\n+385911111111\n+12125550100\n+61412345678\n';
		const hours = {
			quietHours: true,
			allowedFrom: '09:00',
			allowedUntil: '20:00',
		};
		const one = await run(file, { ...hours });
		expect(one.error).toBeUndefined();
		const first = ends(one);
		const waited = first.filter((text) => text.includes('deferred')).length;
		expect(waited).toBeGreaterThan(0);
		const sent = asked().length;
		expect(sent + waited).toBe(3);

		const later = await run(file);
		expect(summary(later)).toMatchObject({ accepted: waited, reasons: { alreadySent: sent } });
		expect(new Set(asked()).size).toBe(3);
		expect(asked()).toHaveLength(3);
	});

	it('tries the next step for whom Mitto refuses', async () => {
		vendor().react((request) => {
			const isViber = JSON.stringify(request.body).includes('"viber"');
			const isBad = recipientsOf(request.body).includes('+385910000001');
			return isViber && isBad ? { status: 400 } : accept(request);
		});
		const campaign = await run(many(4), {
			channel: 'viber',
			text: 'Hello {name}',
			failover: 'refusal',
			failoverSteps: {
				step: [
					{
						channel: 'sms',
						messageType: 'sendText',
						trafficAccountId: account('account-2'),
						sender: 'MyShop',
						text: 'By SMS, {name}',
					},
				],
			},
		});
		expect(rows(campaign).map(({ step }) => step)).toEqual(['1', '2', '1', '1']);
		expect(JSON.stringify(bodies().at(-1))).toContain('By SMS, P1');
	});

	it('takes JSON Lines and plain lists', async () => {
		await run('{"mobile":"+385911111111","name":"Ana"}\n{"mobile":"+385922222222"}', {
			text: 'Hi {name}',
		});
		await run('+385933333333\n+385944444444\n', { campaignId: 'other' });
		expect(asked()).toEqual(['+385911111111', '+385922222222', '+385933333333', '+385944444444']);
	});

	it('says which line is broken before anything is sent', async () => {
		const { error } = await run('{"phone":"+385911111111"}\n{"phone":\n');
		expect(error?.message).toContain('Input Binary Field has no JSON in line 2');
		expect(asked()).toEqual([]);
	});

	it('gives the counts alone when the user wants a summary', async () => {
		const campaign = await run(many(30), { output: 'summary' });
		expect(campaign.outputs[0]?.[0]?.binary).toBeUndefined();
		expect(summary(campaign)).toMatchObject({ accepted: 30, rejected: 0 });
	});

	it('shows what it would do, and notes nothing', async () => {
		const campaign = await run(`${many(30)}nobody,x\n`, {
			text: 'Hi {name}',
			options: { dryRun: true },
		});
		expect(summary(campaign)).toMatchObject({
			dryRun: true,
			recipients: 31,
			toSend: 30,
			skipped: 1,
			reasons: { invalid: 1 },
			columns: ['name'],
			shownRecipientsPerRequest: 5,
		});
		expect(asked()).toEqual([]);
		expect(processedData.writes).toEqual([]);
	});

	it('tells truly how many recipients a guard refuses, however late in the file', async () => {
		const refusal = async (options: INodeParameters) =>
			(await run(many(6000), { options })).error?.message;
		expect(await refusal({ mostRecipients: 100 })).toBe(
			'Most Recipients per Run is 100, and this run has 6000 recipients',
		);
		const late = await refusal({ allowedRecipients: '+385910000*,+385910001*' });
		expect(late).toMatch(
			/^The campaign holds \d+ of the first 3\d{3} recipients that are not among/,
		);
		expect(asked()).toEqual([]);
	});

	it('counts in a dry run whose message is wrong, however late in the file', async () => {
		const file = many(3000).replace('2999,P2999', '2999,');
		const options = { dryRun: true, skipIncomplete: true };
		expect(summary(await run(file, { text: 'Hi {name}', options }))).toMatchObject({
			toSend: 2999,
			skipped: 1,
			reasons: { incomplete: 1 },
		});
	});

	it('counts against the guard only those who have a message, however late in the file', async () => {
		const file = many(3000).replace('2999,P2999', '2999,');
		const options = { skipIncomplete: true, chunkSize: 3000 };
		const within = { ...options, mostRecipients: 2999 };
		const campaign = await run(file, { text: 'Hi {name}', options: within });
		expect(summary(campaign)).toMatchObject({ accepted: 2999, reasons: { incomplete: 1 } });
		const beyond = { ...options, mostRecipients: 2998 };
		const other = await run(file, { campaignId: 'b', text: 'Hi {name}', options: beyond });
		expect(other.error?.message).toContain('2999');
		expect(asked()).toHaveLength(2999);
	});

	it('refuses to let fewer be unknown than a stretch of the file has', async () => {
		const limited = (mostUnknown: number, more: INodeParameters = {}) => ({
			campaignId: `most ${mostUnknown}`,
			options: { mostUnknown, ...more },
		});
		const { error } = await run(many(1000), limited(4.9));
		expect(error?.message).toBe(
			'Most Unknown allows 49 of 1000 recipients to be under way, and this file is noted in stretches of 50',
		);
		// It concerns the campaign and no item of it.
		expect(error?.description).toBe(
			'Set it to 5 % at least, or take the option away. Nothing was sent',
		);
		expect(error?.context.itemIndex).toBeUndefined();
		expect(asked()).toEqual([]);
		for (const few of [limited(4.9, { keepLedger: false }), limited(5)]) {
			expect((await run(many(1000), few)).error).toBeUndefined();
		}
		expect(asked()).toHaveLength(2000);
	});

	it('lets all of a small file be unknown where the user allows it', async () => {
		const options = { mostUnknown: 100 };
		const small = await run(many(5), { options });
		expect(small.error).toBeUndefined();
		expect(summary(small)).toMatchObject({ accepted: 5 });
	});

	it('shows requests of the SMS API, which has none for different texts', async () => {
		const dry = await run(many(3), {
			route: 'smsApi',
			text: 'Hi {name}',
			options: { dryRun: true },
		});
		expect(dry.error).toBeUndefined();
		expect(JSON.stringify(summary(dry).firstRequests)).toContain('Hi P0');
	});

	it('tells in a dry run who would have to wait, and which hours cannot be read', async () => {
		const today = new Date().toISOString().slice(0, 10);
		const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
		const hours = {
			quietHours: true,
			allowedFrom: '00:00',
			allowedUntil: '00:00',
			timeZoneSource: 'fixed',
			timeZone: 'UTC',
			options: { dryRun: true },
		};
		const holidays = { holiday: [today, tomorrow].map((date) => ({ date })) };
		const dry = await run(many(3), { ...hours, holidays });
		expect(summary(dry)).toMatchObject({
			recipients: 3,
			toSend: 0,
			skipped: 0,
			deferred: 3,
			reasons: { quietHours: 3 },
			firstRequests: [],
		});
		const wrong = await run(many(3), { ...hours, allowedFrom: 'nine' });
		expect(wrong.error?.message).toContain('Allowed From');
	});

	it('names the field that asks for a column which the file does not have', async () => {
		const { error } = await run(many(3), {
			quietHours: true,
			allowedFrom: '09:00',
			allowedUntil: '20:00',
			timeZoneSource: 'field',
			recipientTimeZone: '{zone}',
		});
		expect(error?.message).toBe(
			'Recipient Time Zone names {zone}, which the file has no column for',
		);
	});

	it('refuses a recipient column that no JSON line has', async () => {
		const { error } = await run('{"phone":"+385911111111"}\n{"phone":"+385922222222"}\n', {
			recipientColumn: 'mobil',
		});
		expect(error?.message).toContain('Recipient Column is "mobil"');
	});

	it('has room for exceptions in a ledger that is full of older campaigns', async () => {
		const options = { ledgerSize: 1000 };
		const older = people(1000).map(({ phone }) => String(phone));
		await scene.run({
			campaignId: 'older',
			recipientsFrom: 'list',
			recipientList: older.join('\n'),
			options,
		});
		expect(asked()).toHaveLength(1000);
		vendor().requests.length = 0;
		const optedOut = Array.from({ length: 100 }, (_, index) => `+${385910000000 + 10 * index}`);
		const campaign = await run(many(1000), {
			suppression: 'list',
			suppressionList: optedOut.join('\n'),
			options,
		});
		expect(summary(campaign)).toMatchObject({ accepted: 900, reasons: { suppressed: 100 } });
	});

	it('wants one file', async () => {
		const two = { input: [{}, {}], files: [base64(many(1)), base64(many(1))] };
		expect((await run(many(1), {}, two)).error?.message).toContain('there are 2 input items');
		expect((await run('')).error?.message).toContain('has no recipients');
		const none = await scene.run({ recipientsFrom: 'file' }, {});
		expect(none.error?.message).toContain("binary file 'data'");
	});

	it('refuses what needs all recipients at once, before anything is sent', async () => {
		const variant = {
			variantName: 'B',
			share: 50,
			channel: 'sms',
			messageType: 'sendText',
			sender: 'MyShop',
			text: 'Hi',
		};
		const divided = await run(many(20), { variants: { variant: [variant] } });
		expect(divided.error?.message).toContain('Variants cannot be used when the recipients come');
		for (const [name, options] of [
			['Control Group (%)', { controlGroup: 10 }],
			['Test Recipients', { testRecipients: '+385911111111' }],
		] as const) {
			const refused = await run(many(20), { options });
			expect(refused.error?.message).toContain(`${name} cannot be used when the recipients come`);
		}
		expect(asked()).toEqual([]);
	});
});

describe('a campaign from a file that is run again', () => {
	it('sends nobody twice, and those again whom Mitto refused', async () => {
		vendor().react((request) =>
			recipientsOf(request.body).includes('+385910000007') ? { status: 400 } : accept(request),
		);
		const first = await run(many(60));
		expect(summary(first)).toMatchObject({ accepted: 59, rejected: 1 });
		vendor().requests.length = 0;
		vendor().react(accept);

		const second = await run(many(60));
		expect(asked()).toEqual(['+385910000007']);
		expect(summary(second)).toMatchObject({ accepted: 1, reasons: { alreadySent: 59 } });
		await run(many(60));
		expect(asked()).toHaveLength(1);
	});

	it('leaves who may have got it, until the user says so', async () => {
		vendor().react('cutAfterReading');
		expect(summary(await run(many(10)))).toMatchObject({ unknown: 10 });
		vendor().requests.length = 0;
		vendor().react(accept);
		expect(summary(await run(many(10)))).toMatchObject({
			unknown: 10,
			reasons: { earlierRunInterrupted: 10 },
		});
		await run(many(10), { options: { resendUnknown: true } });
		expect(asked()).toHaveLength(10);
	});

	it('stops when nothing is accepted, and resumes where it stopped', async () => {
		vendor().react({ status: 401 });
		const stopped = await run(many(500), { options: { concurrency: 1 } });
		expect(vendor().requests).toHaveLength(1);
		expect(summary(stopped)).toMatchObject({ accepted: 0, recipients: 500 });
		vendor().requests.length = 0;
		vendor().react(accept);
		expect(summary(await run(many(500)))).toMatchObject({ accepted: 500 });
	});

	it('lets n8n do other things while the rest of a file is passed over', async () => {
		vendor().react({ status: 401 });
		const begun = Date.now();
		let last = begun;
		let longest = 0;
		const beat = () => {
			longest = Math.max(longest, Date.now() - last);
			last = Date.now();
		};
		const heart = setInterval(beat, 5);
		const stopped = await run(many(150_000), { output: 'summary' });
		beat();
		clearInterval(heart);
		expect((summary(stopped).reasons as IDataObject).stopped).toBeGreaterThan(140_000);
		expect(longest).toBeLessThan((last - begun) / 4);
	}, 60_000);

	it('counts failed requests over the whole file', async () => {
		vendor().react({ status: 503 });
		const options = { concurrency: 1, stopAfter: 3, retries: 0 };
		const stopped = await run(many(2000), { options });
		expect(vendor().requests).toHaveLength(3);
		expect((summary(stopped).reasons as IDataObject).stopped).toBe(1700);
	});

	it.each([
		['another file', async () => await run(many(11))],
		['other settings', async () => await run(many(10), { options: { cleanRecipients: true } })],
		[
			'a list',
			async () => await scene.run({ recipientsFrom: 'list', recipientList: '+385910000001' }),
		],
		[
			'a part',
			async () => await run(many(10), { options: { part: { split: { number: 1, of: 2 } } } }),
		],
	])('is refused with %s', async (_, other) => {
		await run(many(10));
		expect((await other()).error?.message).toContain('which was begun with another');
		expect(asked()).toHaveLength(10);
	});

	it('is refused when it was begun as a list', async () => {
		await scene.run({ recipientsFrom: 'list', recipientList: '+385910000001' });
		expect((await run(many(10))).error?.message).toContain('from a list instead of a file');
		expect(asked()).toHaveLength(1);
	});

	it('stops when the ledger can hold no more', async () => {
		const options = { ledgerSize: 1000, stopAfter: 0 };
		vendor().react(({ body, ...request }) => {
			const to = recipientsOf(body);
			const odd = to.filter((address) => Number(address) % 2 === 1);
			if (odd.length > 0 && to.length > 1) return { status: 400 };
			return odd.length > 0 ? { status: 400 } : accept({ body, ...request });
		});
		const full = await run(many(40_000), { options });
		const { reasons, recipients } = summary(full);
		expect(recipients).toBe(40_000);
		expect((reasons as IDataObject).ledgerFull).toBeGreaterThan(30_000);
	}, 60_000);

	it('sends its parts side by side', async () => {
		processedData.between = async () => await new Promise((resolve) => setImmediate(resolve));
		const runs = await Promise.all(
			[1, 2, 3].map(
				async (number) => await run(many(900), { options: { part: { split: { number, of: 3 } } } }),
			),
		);
		expect(asked()).toHaveLength(900);
		expect(new Set(asked()).size).toBe(900);
		expect(runs.flatMap(rows)).toHaveLength(900);
		expect(runs[0]?.outputs[0]?.[0]?.binary?.data?.fileName).toBe('campaign-result-1-of-3.csv');
	});
});
