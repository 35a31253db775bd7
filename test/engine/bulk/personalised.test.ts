import { bulkScene, outcomes } from '../../support/bulkScene';

const { run, vendor, bodies } = bulkScene();

const customers = [
	{ phone: '+385911111111', name: 'Ana', order: { number: 1 } },
	{ phone: '+385922222222', name: 'Ivo', order: { number: 2 } },
];
const personalised = {
	operation: 'sendPersonalised',
	text: '=Hi {{ $json.name }}, order {{ $json.order.number }}',
};

describe('a personalised campaign', () => {
	it('sends each recipient a text of its own and matches the answer by its order', async () => {
		const campaign = await run(personalised, { input: customers });

		expect(vendor().requests.map(({ url }) => url)).toEqual([
			'/api/v1.1/Messages/sendmessagesbulk',
		]);
		expect(bodies()).toEqual([
			{
				messages: [
					{
						destination: '+385911111111',
						trafficAccountId: 'account-1',
						sms: { text: 'Hi Ana, order 1', sender: 'MyShop' },
					},
					{
						destination: '+385922222222',
						trafficAccountId: 'account-1',
						sms: { text: 'Hi Ivo, order 2', sender: 'MyShop' },
					},
				],
			},
		]);
		expect(campaign.json.map(({ messageId }) => messageId)).toEqual([
			'm-+385911111111',
			'm-+385922222222',
		]);
	});

	it('leaves expressions that work something out to n8n', async () => {
		await run({ ...personalised, text: '={{ $json.name.toUpperCase() }}' }, { input: customers });
		expect(JSON.stringify(bodies())).toContain('"ANA"');
	});

	it('works out an option only for whom it is read: the campaign’s own are not the recipients’', async () => {
		const onlyForTheFirst = "={{ $itemIndex === 0 ? 10 : $('Nowhere').first() }}";
		const campaign = await run(
			{
				...personalised,
				options: { mostRecipients: onlyForTheFirst, reference: '={{ $json.name.toUpperCase() }}' },
			},
			{ input: customers },
		);
		expect(outcomes(campaign)).toEqual({
			'+385911111111': 'accepted',
			'+385922222222': 'accepted',
		});
		expect(JSON.stringify(bodies())).toContain('"IVO"');
	});

	it('misses nothing in an option that no message reads', async () => {
		const options = { skipIncomplete: true, mostRecipients: '={{ $json.most }}' };
		const input = customers.map((customer, index) => ({ ...customer, most: index === 0 ? 5 : '' }));
		const campaign = await run({ ...personalised, options }, { input });
		expect(outcomes(campaign)).toEqual({
			'+385911111111': 'accepted',
			'+385922222222': 'accepted',
		});
	});

	it('sends a message that all share as one message to many', async () => {
		await run(
			{ ...personalised, text: '=Hi {{ $json.greeting }}' },
			{
				input: customers.map((customer) => ({ ...customer, greeting: 'all' })),
			},
		);
		expect(bodies()).toEqual([
			expect.objectContaining({ destinations: ['+385911111111', '+385922222222'] }),
		]);
	});

	it('skips one whose own message breaks a rule, and sends the others', async () => {
		const input = [...customers, { phone: '+385933333333', name: '' }];
		const campaign = await run({ ...personalised, text: '={{ $json.name }}' }, { input });

		expect(outcomes(campaign)).toEqual({
			'+385911111111': 'accepted',
			'+385922222222': 'accepted',
			'+385933333333': 'skipped invalid',
		});
	});

	it('skips incomplete messages when the user wants that', async () => {
		const input = [...customers, { phone: '+385933333333', order: { number: 3 } }];
		const campaign = await run({ ...personalised, options: { skipIncomplete: true } }, { input });

		expect(campaign.outputs[1]?.map(({ json }) => json.detail)).toEqual([
			'The item has nothing in name, which the message names',
		]);
	});
});

describe('placeholders of a personalised campaign', () => {
	const odd = [
		{ chat: '11', name: 'A_b*c' },
		{ chat: '22', name: 'Ivo\n>quoted' },
		{ chat: '33', name: '{name} <b>&' },
	];
	const telegram = {
		operation: 'sendPersonalised',
		channel: 'telegram',
		recipientField: 'chat',
		placeholders: { placeholder: [{ name: 'name', value: '={{ $json.name }}' }] },
	};
	const sent = () =>
		bodies().flatMap((body) => (body as { messages: Array<{ telegram: object }> }).messages);

	it.each([
		[
			'MarkdownV2',
			'*Hi {name}*',
			['*Hi A\\_b\\*c*', '*Hi Ivo\n\\>quoted*', '*Hi \\{name\\} <b\\>&*'],
		],
		[
			'Html',
			'<b>Hi {name}</b>',
			['<b>Hi A_b*c</b>', '<b>Hi Ivo\n&gt;quoted</b>', '<b>Hi {name} &lt;b&gt;&amp;</b>'],
		],
	])('are made harmless for each recipient in %s', async (parseMode, template, texts) => {
		const { error } = await run(
			{ ...telegram, messageType: 'sendText', text: template, parseMode },
			{ input: odd },
		);
		expect(error).toBeUndefined();
		expect(sent().map((message) => message.telegram)).toEqual(
			texts.map((message) => ({ text: { message, parseMode } })),
		);
	});

	it('are filled in captions, too', async () => {
		const { error } = await run(
			{
				...telegram,
				messageType: 'sendPhoto',
				url: 'https://a.com/x.png',
				caption: '*For {name}*',
				parseMode: 'MarkdownV2',
			},
			{ input: odd.slice(0, 1) },
		);
		expect(error).toBeUndefined();
		expect(JSON.stringify(bodies())).toContain(JSON.stringify('*For A\\_b\\*c*'));
	});
});
