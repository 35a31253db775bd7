import { letters, rule, type CaseTable } from '../../../support/checks/cases';

export { destination } from '../sms/cases';

const body = (text: unknown) => ({ type: 'text', text });

/** Meta's pages on texts and templates; the object for the language from integrations with Mitto. */
export const tables: Record<string, CaseTable> = {
	sendText: {
		sound: { type: 'regular', regular: { type: 'text', text: 'Hello' } },
		cases: [rule('Text', 'regular.text', [letters(4096)], ['', undefined, letters(4097)])],
	},
	sendTemplate: {
		sound: {
			type: 'template',
			template: {
				name: 'order_shipped',
				language: { code: 'en' },
				components: [
					{ type: 'body', parameters: [body('Ana'), body('Saturday')] },
					{
						type: 'header',
						parameters: [{ type: 'image', image: { link: 'https://a.com/x.png' } }],
					},
				],
			},
		},
		cases: [
			rule('Template', 'template.name', ['a', 'order_2'], ['', undefined, 'Order', 'a b', 'a-b']),
			rule(
				'Language',
				'template.language.code',
				['en', 'pt_BR', 'fil'],
				['', undefined, 'e', 'en-US'],
			),
			rule('Language', 'template.language', [{ code: 'en' }], ['en']),
			rule(
				'Template Values 1 › Part',
				'template.components.0.type',
				['header', 'body', 'button'],
				['', undefined, 'footer'],
			),
			rule(
				'Template Values 1 › Values',
				'template.components.0.parameters',
				[[body('x')], undefined],
				[[]],
			),
			rule(
				'Template Values 1 › Values 1',
				'template.components.0.parameters.0.text',
				['x', 'a    b', ' ', 'ж'],
				['', undefined, 'a\nb', 'a\tb', 'a\rb', 'a     b'],
			),
			rule(
				'Template Values 2 › Values 1',
				'template.components.1.parameters.0.image',
				[{ link: 'https://a.com/x.png' }, { id: '1' }],
				[undefined, {}, { link: '' }, { link: 'x.png' }],
			),
			rule(
				'Template Values 1 › Values 2',
				'template.components.0.parameters.1',
				[{ type: 'coupon_code', coupon_code: 'SALE' }],
				[{ type: 'coupon_code' }, { type: 'coupon_code', coupon_code: '' }],
			),
			rule('Template Values', 'template.components', [undefined, []], ['none', { type: 'body' }]),
		],
	},
};
