import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { bulkScene, people } from '../../support/bulkScene';
import type { RunSetting } from '../../support/engine';

const { run, asked, vendor } = bulkScene();

const ana = '+385911234567';
const ben = '+385981234567';

/** What a campaign that must not begin says. */
async function refusal(parameters: INodeParameters, setting: RunSetting = {}): Promise<string> {
	const { error } = await run(parameters, setting);
	expect(vendor().requests).toEqual([]);
	return `${error?.message}. ${error?.description}`;
}

describe('the field that holds the recipients', () => {
	it.each([
		['phones[0]', { phones: [ana] }],
		['phoneNumbers[0].value', { phoneNumbers: [{ value: ana }] }],
		["customer['Phone Number']", { customer: { 'Phone Number': ana } }],
		['customer.phone', { 'customer.phone': ana }],
		[' phone ', { phone: ana }],
		['phone', { '\ufeffphone': ana }],
		['phone', { ' phone ': ana }],
		['={{ $json.phone }}', { phone: ana }],
		['={{ $json.phones[0] }}', { phones: [ana] }],
		["={{ $json['Phone Number'] }}", { 'Phone Number': ana }],
		['={{ $json.column }}', { column: 'phone', phone: ana }],
	])('is found as %s', async (recipientField, item) => {
		const { error } = await run({ recipientField }, { input: [item] });
		expect(error).toBeUndefined();
		expect(asked()).toEqual([ana]);
	});

	it('is an error when no item has it, which names those that there are', async () => {
		const input = [{ mobile: ana, name: 'Ana' }, { name: 'Ben' }];
		const text = await refusal({ recipientField: 'phone' }, { input });
		expect(text).toContain('Recipient Field is "phone", a field that no item has');
		expect(text).toContain('"mobile", "name"');
	});

	it('may be missing on some items, which are skipped', async () => {
		const { outputs } = await run({}, { input: [{ phone: ana }, { name: 'Ben' }] });
		const rows = outputs.flat().map(({ json }) => json);
		expect(rows.map(({ outcome, reason }) => [outcome, reason])).toEqual([
			['accepted', undefined],
			['skipped', 'empty'],
		]);
	});
});

describe('people who opted out', () => {
	const input = [{ phone: ana }, { phone: ben }];
	const list = (suppressionList: unknown, options = {}) =>
		({ suppression: 'list', suppressionList, options }) as INodeParameters;

	it.each([
		'tel:+385-91-123-4567',
		"'+385911234567",
		'"+385911234567"',
		'+385\u221291\u22121234567',
		'\u2066+385911234567\u2069',
		'+385911234567 (Ana)',
		'＋３８５９１１２３４５６７',
		'٣٨٥٩١١٢٣٤٥٦٧',
		'+385911234567;',
		'sep=;\nphone;name\n00385 91 1234567;Ana',
	])('are not written to when they stand in a list as %s', async (entry) => {
		const { error } = await run(list(entry), { input });
		expect(error).toBeUndefined();
		expect(asked()).toEqual([ben]);
	});

	it.each([['3.85911E+11'], ['a name'], ['091 123 4567'], ['[{"who":"Ana"}]']])(
		'stop the campaign when %s can match nobody',
		async (entry) => {
			const text = await refusal(list(entry), { input });
			expect(text).toContain('Opted-Out Recipients has an entry that can match nobody');
			expect(text).toContain('Ignore Unreadable Opt-Outs');
		},
	);

	it('are ignored where they can match nobody when that is wanted', async () => {
		await run(list(`a name\n${ana}`, { ignoreUnreadableOptOuts: true }), { input });
		expect(asked()).toEqual([ben]);
	});

	it('are found in national notation when the country is set', async () => {
		await run(list('091 123 4567', { defaultCountry: 'HR' }), {
			input: [...input, { phone: '095 123 4567' }],
		});
		expect(asked()).toEqual([ben, '+385951234567']);
	});

	it('stop the campaign when the expression finds nothing', async () => {
		const text = await refusal(list('={{ $json.nothing }}'), { input });
		expect(text).toContain('Opted-Out Recipients is an expression that finds nothing');
	});

	it.each(['', ' \n', '={{ "" }}'])(
		'stop the campaign when the list is blank: %j',
		async (blank) => {
			const text = await refusal(list(blank), { input });
			expect(text).toContain('Opted-Out Recipients is empty, so nobody can tell who opted out');
		},
	);

	it('are nobody when the list says so', async () => {
		const { error } = await run(list('[]'), { input });
		expect(error).toBeUndefined();
		expect(asked()).toEqual([ana, ben]);
	});

	it.each([
		['nothing leads to the second input', undefined],
		['what leads to the second input did not run', null],
	])('stop the campaign when %s', async (_, secondInput) => {
		const parameters = { suppression: 'input', suppressionField: 'phone' };
		const text = await refusal(parameters, { input, secondInput });
		expect(text).toContain('Second Input has nothing that leads to it, or its branch did not run');
		expect(text).toContain('set Suppression List to None');
	});

	it('are nobody when what leads to the second input finds nobody', async () => {
		const parameters = { suppression: 'input', suppressionField: 'phone' };
		const { error } = await run(parameters, { input, secondInput: [] });
		expect(error).toBeUndefined();
		expect(asked()).toEqual([ana, ben]);
	});

	it('stop the campaign when their items lack the field, all or some', async () => {
		const second = (...items: IDataObject[]) => ({ input, secondInput: items });
		const parameters = { suppression: 'input', suppressionField: 'phone' };
		expect(await refusal(parameters, second({ mobile: ana }))).toContain(
			'Field of the Second Input is "phone", a field that no item has',
		);
		expect(await refusal(parameters, second({ phone: ben }, { mobile: ana }))).toContain(
			'can match nobody: "{\\"mobile\\"',
		);
		await run(parameters, second({}));
		expect(asked()).toEqual([ana, ben]);
	});

	it('are asked for in a hint when no item has the field that tells', async () => {
		const { hints } = await run(
			{ suppression: 'field', suppressionFlag: 'unsubscribed' },
			{ input },
		);
		expect(hints).toContainEqual(
			expect.objectContaining({
				message: expect.stringContaining('No input item has the field "unsubscribed"') as string,
			}),
		);
	});

	it('stop a campaign to chats when they are phone numbers', async () => {
		const text = await refusal(
			{ ...list('+385911234567'), channel: 'telegram' },
			{ input: [{ phone: '1861312834' }] },
		);
		expect(text).toContain('can match nobody');
	});
});

describe('recipients of chats', () => {
	it('are never cleaned as if they were numbers', async () => {
		const ids = ['3850911234567', '385911234567', '-1001234567890', '1001234567890'];
		await run(
			{ channel: 'telegram', options: { cleanRecipients: true, defaultCountry: 'HR' } },
			{ input: ids.map((phone) => ({ phone })) },
		);
		expect(asked()).toEqual(ids);
	});
});

describe('a list of recipients that cannot be read', () => {
	it.each(['[{"phone":', 'name;customer\nAna;4711'])('is refused by its name: %j', async (list) => {
		const text = await refusal({ recipientsFrom: 'list', recipientList: list });
		expect(text).toContain('Recipient List ');
	});
});

describe('the guards of a campaign', () => {
	const options = (values: object) => ({ options: values }) as INodeParameters;

	it.each<[string, object, string]>([
		['Allowed Recipients', { allowedRecipients: '+385910000000' }, '2 of 3'],
		['Allowed Recipients', { allowedRecipients: '' }, 'is empty'],
		['Allowed Recipients', { allowedRecipients: '={{ $json.nothing }}' }, 'finds nothing'],
		['Allowed Countries', { allowedCountries: ['DE'] }, '3 of 3'],
		['Allowed Countries', { allowedCountries: '={{ $json.nothing }}' }, 'finds nothing'],
		['Most Recipients per Run', { mostRecipients: 2 }, 'is 2, and this run has 3'],
		['Most Recipients per Run', { mostRecipients: '={{ $json.nothing }}' }, 'finds nothing'],
		['Most SMS Parts per Message', { mostParts: '={{ $json.nothing }}' }, 'finds nothing'],
	])('refuse before anything leaves: %s as %p', async (name, values, detail) => {
		const text = await refusal(options(values), { input: people(3) });
		expect(text).toContain(name);
		expect(text).toContain(detail);
	});

	it.each([1, 3])('name no field that the form does not have, of %d recipients', async (count) => {
		const values = options({ allowedCountries: ['DE'] });
		expect(await refusal(values, { input: people(count) })).toContain(
			`The campaign holds ${count} of ${count} `,
		);
	});

	it('refuse a message of too many SMS parts, in failover steps as well', async () => {
		const long = 'a'.repeat(161);
		const input = people(1);
		expect(await refusal({ text: long, ...options({ mostParts: 1 }) }, { input })).toContain(
			'Most SMS Parts per Message is 1, and the message takes 2',
		);
		const failover = {
			channel: 'viber',
			type: 'transactional',
			failover: 'refusal',
			failoverStepsInput: 'json',
			failoverStepsJson: JSON.stringify([
				{ trafficAccountId: 'account-2', sms: { text: long, sender: 'MyShop' } },
			]),
		};
		expect(await refusal({ ...failover, ...options({ mostParts: 1 }) }, { input })).toContain(
			'Most SMS Parts per Message',
		);
	});

	it('let a campaign through that keeps to them', async () => {
		await run(
			options({
				allowedRecipients: '+3859*',
				allowedCountries: ['HR'],
				mostRecipients: 3,
				mostParts: 1,
			}),
			{ input: people(3) },
		);
		expect(asked()).toHaveLength(3);
	});

	it.each(['destinations', 'Destination', 'To', 'messages'])(
		'let Additional JSON add nobody under %s',
		async (name) => {
			const value = name === 'messages' ? [{ destination: ben }] : [ben];
			const additionalJson = JSON.stringify({ [name]: value });
			expect(await refusal(options({ additionalJson }), { input: people(1) })).toContain(
				'who is not one of the campaign',
			);
		},
	);
});
