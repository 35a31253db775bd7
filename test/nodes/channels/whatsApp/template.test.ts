import { template } from '../../../../nodes/channels/whatsApp/template';
import { Form } from '../../../../nodes/form/form';

/** What becomes of the rows of Template Values. */
const componentsOf = (...value: object[]) =>
	(template.build(Form.of({ components: { value } })) as { template: { components?: unknown } })
		.template.components;

const documentOf = (row: object) => {
	const [component] = componentsOf({ part: 'headerDocument', ...row }) as Array<{
		parameters: Array<{ document: object }>;
	}>;
	return component?.parameters[0]?.document;
};

describe('the document of a template’s header', () => {
	const link = 'https://a.com/files/invoice%201.pdf?version=2';

	it('has the file name that was given', () => {
		expect(documentOf({ value: link, fileName: ' Your Invoice.pdf ' })).toEqual({
			link,
			filename: 'Your Invoice.pdf',
		});
	});

	it.each([
		[link, 'invoice 1.pdf'],
		['https://a.com/a/b/price-list.xlsx', 'price-list.xlsx'],
		['https://a.com/r%C3%A9sum%C3%A9.pdf', 'résumé.pdf'],
		['https://a.com/100%.pdf', '100%.pdf'],
		['https://a.com/a%2Fb.pdf', 'a%2Fb.pdf'],
		['https://a.com/a%0Ab.pdf', 'a%0Ab.pdf'],
	])('has the name at the end of the address otherwise: %s', (value, filename) => {
		expect(documentOf({ value })).toEqual({ link: value, filename });
	});

	it.each(['https://a.com/download?id=7', 'https://a.com/', 'not an address.pdf', ''])(
		'has none where the address tells none: %s',
		(value) => expect(documentOf({ value })).toEqual({ link: value }),
	);
});

describe('the values of a template', () => {
	it('of one part are one component, in the order of the rows', () => {
		expect(
			componentsOf(
				{ part: 'body', value: 'Ana' },
				{ part: 'headerText', value: 'Order' },
				{ part: 'body', value: 'Saturday', variable: ' day ' },
			),
		).toEqual([
			{
				type: 'body',
				parameters: [
					{ type: 'text', text: 'Ana' },
					{ type: 'text', parameter_name: 'day', text: 'Saturday' },
				],
			},
			{ type: 'header', parameters: [{ type: 'text', text: 'Order' }] },
		]);
	});

	it('of buttons are a component each, counted from 0', () => {
		expect(
			componentsOf(
				{ part: 'urlButton', value: 'order-1' },
				{ part: 'quickReply', index: 2, value: 'yes' },
				{ part: 'urlButton', index: 3, value: 'order-3' },
			),
		).toEqual([
			{
				type: 'button',
				sub_type: 'url',
				index: '0',
				parameters: [{ type: 'text', text: 'order-1' }],
			},
			{
				type: 'button',
				sub_type: 'quick_reply',
				index: '1',
				parameters: [{ type: 'payload', payload: 'yes' }],
			},
			{
				type: 'button',
				sub_type: 'url',
				index: '2',
				parameters: [{ type: 'text', text: 'order-3' }],
			},
		]);
	});

	it.each([
		['headerImage', 'image'],
		['headerVideo', 'video'],
	])('show a picture or a film in the header: %s', (part, type) => {
		expect(componentsOf({ part, value: 'https://a.com/x' })).toEqual([
			{ type: 'header', parameters: [{ type, [type]: { link: 'https://a.com/x' } }] },
		]);
	});

	it('are left out when there are none', () => expect(componentsOf()).toBeUndefined());
});
