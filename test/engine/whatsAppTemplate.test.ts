import type { INodeParameters, ResourceMapperField } from 'n8n-workflow';

import { MittoBulk } from '../../nodes/MittoBulk/MittoBulk.node';
import { MittoSend } from '../../nodes/MittoSend/MittoSend.node';
import { loadOptionsContext, runNode } from '../support/engine';
import { startFakeVendor, type FakeVendor } from '../support/fakeVendor';

// Mitto publishes name and status of its list; parts, samples and named variables are as Meta's pages
// on message templates write them.
const positional = {
	name: 'order_shipped',
	status: 'APPROVED',
	language: 'en',
	components: [
		{
			type: 'HEADER',
			format: 'DOCUMENT',
			example: { header_handle: ['https://example.com/a.pdf'] },
		},
		{
			type: 'BODY',
			text: 'Hi {{1}}, your order {{2}} is on its way, {{1}}.',
			example: { body_text: [['Ana', '4711']] },
		},
		{ type: 'FOOTER', text: 'Bye' },
		{
			type: 'BUTTONS',
			buttons: [
				{ type: 'QUICK_REPLY', text: 'Thanks' },
				{ type: 'URL', text: 'Track', url: 'https://example.com/{{1}}' },
				{ type: 'URL', text: 'Shop', url: 'https://example.com' },
				{ type: 'COPY_CODE', text: 'Copy', example: ['SALE'] },
			],
		},
	],
};
const named = {
	name: 'welcome',
	status: 'APPROVED',
	parameter_format: 'NAMED',
	language: { code: 'pt_BR' },
	components: [
		{
			type: 'header',
			format: 'text',
			text: 'Hello {{first_name}}',
			example: { header_text_named_params: [{ param_name: 'first_name', example: 'Ana' }] },
		},
		{ type: 'body', text: 'You are customer {{ number }} of {{shop}}' },
	],
};
const templates = [
	positional,
	{ ...positional, language: 'hr' },
	named,
	{ name: 'bare', status: 'APPROVED' },
	{ name: 'plain', status: 'APPROVED', language: 'en', components: [{ type: 'BODY', text: 'Hi' }] },
	{ name: 'pending', status: 'PENDING', components: [] },
];

let mitto: FakeVendor;
beforeAll(async () => {
	mitto = await startFakeVendor();
});
afterAll(async () => await mitto.close());
beforeEach(() => {
	mitto.requests.length = 0;
	mitto.react({ body: templates });
});

const locator = (value: string, mode = 'list') => ({ __rl: true, mode, value });
const credentials = () => ({ mittoApi: { apiKey: 'k', chatAppsBaseUrl: mitto.url } });

async function fieldsOf(name: string, mode = 'list') {
	const parameters = {
		resource: 'whatsApp',
		operation: 'sendTemplate',
		trafficAccountId: locator('account-1', 'id'),
		templateName: locator(name, mode),
	};
	const place = loadOptionsContext(
		new MittoSend(),
		{ parameters, credentials: credentials() },
		'parameters.templateValues',
	);
	return await new MittoSend().methods.resourceMapping.getTemplateFields.call(place);
}

async function send(
	name: string,
	value: Record<string, string | null>,
	more: INodeParameters = {},
): Promise<{ content?: unknown; message?: string }> {
	const { fields } = await fieldsOf(name);
	mitto.requests.length = 0;
	mitto.react({ body: { messageId: 'm' } });
	const run = await runNode(new MittoSend(), {
		parameters: {
			resource: 'whatsApp',
			operation: 'sendTemplate',
			trafficAccountId: locator('account-1', 'id'),
			destination: '385911234567',
			templateName: locator(name),
			componentsInput: 'template',
			templateValues: mapper(value, fields),
			...more,
		},
		credentials: credentials(),
	});
	const [request] = mitto.requests;
	const { whatsapp } = (request?.body ?? {}) as { whatsapp?: { template: unknown } };
	return {
		...(whatsapp && { content: whatsapp.template }),
		...(run.error && { message: run.error.message }),
	};
}

const mapper = (value: Record<string, string | null>, schema: ResourceMapperField[]) =>
	({
		mappingMode: 'defineBelow',
		value,
		matchingColumns: [],
		schema,
	}) as unknown as INodeParameters;

describe('the fields of a template', () => {
	it('are its languages and one for each variable, with the samples', async () => {
		const { fields } = await fieldsOf('order_shipped');
		expect(fields.map(({ id, displayName, required }) => [id, displayName, required])).toEqual([
			['language', 'Language', true],
			['header_document', 'Header Document (URL)', true],
			['header_fileName', 'Header File Name', false],
			['body_1', 'Body 1 (e.g. Ana)', true],
			['body_2', 'Body 2 (e.g. 4711)', true],
			['button_0_payload', 'Payload of Button 1 (Thanks)', false],
			['button_1_url', 'Link of Button 2 (Track)', true],
			['button_3_code', 'Code of Button 4 (Copy)', true],
		]);
		expect(fields[0]).toMatchObject({
			type: 'options',
			options: [{ value: 'en' }, { value: 'hr' }],
			defaultValue: 'en',
		});
	});

	it('have names where the template has them, and the words around where there is no sample', async () => {
		const { fields } = await fieldsOf('welcome', 'name');
		expect(fields.map(({ id, displayName }) => [id, displayName])).toEqual([
			['language', 'Language'],
			['header_first_name', 'Header first_name (e.g. Ana)'],
			['body_number', 'Body number (“You are customer ___ of {{shop}}”)'],
			['body_shop', 'Body shop (“…ustomer {{ number }} of ___”)'],
		]);
	});

	it('are the language alone for a template without variables', async () => {
		expect((await fieldsOf('plain')).fields.map(({ id }) => id)).toEqual(['language']);
	});

	it.each(['bare', 'pending', 'unknown'])('say where to fill in by hand: %j', async (name) => {
		const { fields, emptyFieldsNotice } = await fieldsOf(name);
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toContain('Using Fields');
	});

	it('ask for a template as long as none is chosen', async () => {
		const { fields, emptyFieldsNotice } = await fieldsOf('');
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toMatch(/^Choose a template/);
	});
});

describe('the list of templates', () => {
	it('has each approved one once, with its languages', async () => {
		const place = loadOptionsContext(new MittoSend(), {
			parameters: { resource: 'whatsApp', trafficAccountId: locator('account-1', 'id') },
			credentials: credentials(),
		});
		const { results } = await new MittoSend().methods.listSearch.searchWhatsAppTemplates.call(
			place,
		);
		expect(results.map(({ name, value }) => [name, value])).toEqual([
			['bare', 'bare'],
			['order_shipped (en, hr)', 'order_shipped'],
			['plain (en)', 'plain'],
			['welcome (pt_BR)', 'welcome'],
		]);
	});

	it('is that of its own row in a failover step', async () => {
		const parameters = {
			operation: 'sendBulk',
			trafficAccountId: locator('account-1', 'id'),
			failover: 'timeout',
			failoverSteps: {
				step: [
					{
						channel: 'whatsApp',
						messageType: 'sendTemplate',
						trafficAccountId: locator('account-of-the-row', 'id'),
					},
				],
			},
		};
		const place = loadOptionsContext(
			new MittoBulk(),
			{ parameters, credentials: credentials() },
			'parameters.failoverSteps.step[0].templateName',
		);
		await new MittoBulk().methods.listSearch.searchWhatsAppTemplates.call(place);
		expect(mitto.requests[0]?.url).toContain('account-of-the-row');
	});
});

describe('a template that fits', () => {
	const whole = {
		language: 'hr',
		button_1_url: '4711',
		body_2: '4711',
		body_1: 'Ana',
		button_3_code: 'SALE',
		header_document: 'https://example.com/bill.pdf',
		button_0_payload: 'thanks',
	};

	it('is sent as Meta writes it, whatever the order of the fields', async () => {
		expect(await send('order_shipped', whole)).toEqual({
			content: {
				name: 'order_shipped',
				language: { code: 'hr' },
				components: [
					{
						type: 'header',
						parameters: [
							{
								type: 'document',
								document: { link: 'https://example.com/bill.pdf', filename: 'bill.pdf' },
							},
						],
					},
					{
						type: 'button',
						sub_type: 'quick_reply',
						index: '0',
						parameters: [{ type: 'payload', payload: 'thanks' }],
					},
					{
						type: 'button',
						sub_type: 'url',
						index: '1',
						parameters: [{ type: 'text', text: '4711' }],
					},
					{
						type: 'button',
						sub_type: 'copy_code',
						index: '3',
						parameters: [{ type: 'coupon_code', coupon_code: 'SALE' }],
					},
					{
						type: 'body',
						parameters: [
							{ type: 'text', text: 'Ana' },
							{ type: 'text', text: '4711' },
						],
					},
				],
			},
		});
	});

	it('names its variables where the template does, and needs no choice of a single language', async () => {
		const values = { header_first_name: 'Ana', body_shop: 'MyShop', body_number: '7' };
		expect(await send('welcome', values)).toEqual({
			content: {
				name: 'welcome',
				language: { code: 'pt_BR' },
				components: [
					{
						type: 'header',
						parameters: [{ type: 'text', parameter_name: 'first_name', text: 'Ana' }],
					},
					{
						type: 'body',
						parameters: [
							{ type: 'text', parameter_name: 'number', text: '7' },
							{ type: 'text', parameter_name: 'shop', text: 'MyShop' },
						],
					},
				],
			},
		});
	});

	it.each<[string, Record<string, string | null>]>([
		['a body value', { ...whole, body_2: '' }],
		['a value that was never filled in', { ...whole, body_1: null }],
		['the document', { ...whole, header_document: '' }],
		['the code', { ...whole, button_3_code: '' }],
		['the ending of the link', { ...whole, button_1_url: '' }],
	])('is refused without %s', async (_what, value) => {
		const { content, message } = await send('order_shipped', value);
		expect(content).toBeUndefined();
		expect(message).toEqual(expect.any(String));
	});

	it('is refused by n8n without the language, where there are two', async () => {
		await expect(send('order_shipped', { ...whole, language: '' })).rejects.toThrow('language');
	});

	it('may leave out what WhatsApp does not need', async () => {
		const { content } = await send('order_shipped', { ...whole, button_0_payload: null });
		expect(JSON.stringify(content)).not.toContain('quick_reply');
	});
});

describe('a template that Mitto does not describe', () => {
	it('is filled in by hand', async () => {
		const { content } = await send(
			'bare',
			{},
			{
				componentsInput: 'fields',
				language: 'en',
				components: { value: [{ part: 'body', value: 'Ana' }] },
			},
		);
		expect(content).toEqual({
			name: 'bare',
			language: { code: 'en' },
			components: [{ type: 'body', parameters: [{ type: 'text', text: 'Ana' }] }],
		});
	});
});
