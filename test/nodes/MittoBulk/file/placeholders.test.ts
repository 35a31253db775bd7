import { PersonalForm } from '../../../../nodes/MittoBulk/file/placeholders';
import { text as telegramText } from '../../../../nodes/channels/telegram/text';

const formFor = (fields: Record<string, unknown>, columns: Record<string, unknown>) =>
	new PersonalForm((name) => fields[name]).of(columns);

describe('placeholders of columns', () => {
	it('are filled in texts, lists and collections', () => {
		const fields = { text: 'Hi {First name}, {code}!', options: { reference: 'r-{code}' } };
		const form = formFor(fields, { 'First name': 'Ana', code: 7 });
		expect(form.text('text')).toBe('Hi Ana, 7!');
		expect(form.group('options').text('reference')).toBe('r-7');
	});

	it('are told apart from other braces', () => {
		const form = formFor({ text: '{} { a } {"a":1} {a}' }, { a: 'x' });
		expect(form.text('text')).toBe('{} { a } {"a":1} x');
	});

	it('cannot break the JSON around them', () => {
		const fields = { componentsJson: '[{"text":"Hi {name}"}]' };
		expect(formFor(fields, { name: 'A "B" \\' }).json('componentsJson', 'X')).toEqual([
			{ text: 'Hi A "B" \\' },
		]);
	});

	it('do not fill what a value says', () => {
		expect(formFor({ text: '{a}' }, { a: '{b}', b: 'secret' }).text('text')).toBe('{b}');
	});

	it('tell what is missing, and what is named at all', () => {
		const personal = new PersonalForm((name) => ({ text: '{a} {b} {c}' })[name]);
		const missing = new Set<string>();
		personal.of({ a: 1, b: '' }, missing).text('text');
		expect(missing).toEqual(new Set(['b', 'c']));

		const named = new Set<string>();
		expect(personal.asWritten(named).text('text')).toBe('{a} {b} {c}');
		expect(named).toEqual(new Set(['a', 'b', 'c']));
	});

	it('are made safe in formatted texts', () => {
		const fields = { text: '<b>{name}</b>', parseMode: 'Html' };
		const built = telegramText.build(formFor(fields, { name: 'A<B' }));
		expect(JSON.stringify(built)).toContain('<b>A&lt;B</b>');
	});

	it('stand beside those of the form', () => {
		const fields = {
			text: '*{name}* {shop}',
			parseMode: 'MarkdownV2',
			placeholders: { placeholder: [{ name: 'shop', value: '{shop of}!' }] },
		};
		const built = telegramText.build(formFor(fields, { name: 'A*', 'shop of': 'Zagreb' }));
		expect(JSON.stringify(built)).toContain('*A\\\\** Zagreb\\\\!');
	});
});
