import { Form } from '../../../../nodes/form/form';
import { photo } from '../../../../nodes/channels/telegram/photo';
import { fillTemplate } from '../../../../nodes/channels/telegram/placeholders';

const withValues = (values: Record<string, string>) =>
	Form.of({
		placeholders: {
			placeholder: Object.entries(values).map(([name, value]) => ({ name, value })),
		},
	});

const fill = (text: string, values: Record<string, string>, markup?: 'Html' | 'MarkdownV2') =>
	fillTemplate([text], markup, withValues(values), 'Text')[0];

describe('a text with placeholders', () => {
	it('cannot be broken by a name', () => {
		expect(fill('<b>Hi {name}</b>', { name: 'A<B' }, 'Html')).toBe('<b>Hi A&lt;B</b>');
		expect(fill('*Hi {name}*', { name: 'Ann_Lee.' }, 'MarkdownV2')).toBe('*Hi Ann\\_Lee\\.*');
	});

	it('takes a value that looks like a placeholder as it is', () => {
		expect(fill('{a} {b}', { a: '{b}', b: '$&' })).toBe('{b} $&');
	});

	it('leaves braces alone when there are no placeholders', () => {
		expect(fill('if (x) { y }', {})).toBe('if (x) { y }');
		expect(fill('if (x) {y}', {})).toBe('if (x) {y}');
	});

	it('names a placeholder that has no value', () => {
		expect(() => fill('Hi {nmae} {name}', { name: 'Ana' })).toThrow('{nmae}');
	});

	it('names a value that the text never uses', () => {
		expect(() => fill('Hi {name}', { name: 'Ana', order: '1' })).toThrow('{order}');
	});
});

describe('a file without a caption', () => {
	it('is sent without an empty one', () => {
		const form = Form.of({ url: 'https://example.com/a.jpg', parseMode: 'Html' });
		expect(photo.build(form)).toEqual({ photo: { url: 'https://example.com/a.jpg' } });
	});
});
