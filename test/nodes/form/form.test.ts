import { Form } from '../../../nodes/form/form';

const form = (values: object) => Form.of(values);

describe('a form', () => {
	it('reads an empty field as not filled in', () => {
		expect(form({ text: '' }).text('text')).toBeUndefined();
		expect(form({ text: '  ' }).trimmed('text')).toBeUndefined();
		expect(form({ number: '' }).number('number')).toBeUndefined();
		expect(form({}).flag('flag')).toBe(false);
		expect(form({ json: '' }).json('json', 'JSON')).toBeUndefined();
	});

	it('takes numbers and flags that an expression gave as text', () => {
		expect(form({ number: '12.5' }).number('number')).toBe(12.5);
		expect(form({ flag: 'true' }).flag('flag')).toBe(true);
		expect(form({ phone: 385911234567 }).text('phone')).toBe('385911234567');
	});

	it('takes the id out of a resource locator, whichever mode was used', () => {
		expect(form({ account: { __rl: true, mode: 'list', value: 'a' } }).locator('account')).toBe(
			'a',
		);
		expect(form({ account: ' b ' }).locator('account')).toBe('b');
		expect(form({ account: { mode: 'id', value: '' } }).locator('account')).toBeUndefined();
	});

	it('reads rows of a list, and no row where there is no list', () => {
		const { rows } = {
			rows: form({ list: { entry: [{ a: 1 }, { a: 2 }] } }).rows('list', 'entry'),
		};
		expect(rows.map((row) => row.number('a'))).toEqual([1, 2]);
		expect(form({ list: {} }).rows('list', 'entry')).toEqual([]);
	});

	it('takes JSON as text or as the value that an expression gives', () => {
		expect(form({ json: '{"a":[1]}' }).json('json', 'Cards')).toEqual({ a: [1] });
		expect(form({ json: { a: [1] } }).json('json', 'Cards')).toEqual({ a: [1] });
	});

	it('names the field whose JSON is broken', () => {
		expect(() => form({ json: '{"a":1,}' }).json('json', 'Cards (JSON)')).toThrow(
			/^Cards \(JSON\) is not valid JSON/,
		);
		expect(() => form({ json: '[1]' }).object('json', 'Additional JSON')).toThrow(
			'Additional JSON is not a JSON object',
		);
	});

	it.each([
		['commas and lines', 'a, b\nc,,'],
		['a JSON list', '["a", "b", "c"]'],
		['a list from an expression', ['a', 'b', 'c']],
	])('reads several texts from %s', (_, list) => {
		expect(form({ list }).list('list')).toEqual(['a', 'b', 'c']);
	});

	it.each([
		['a list', ['stop', 'help']],
		['a text with commas', 'stop, help'],
		['a JSON list', '["stop","help"]'],
	])('reads several choices that an expression gave as %s', (_, list) => {
		expect(form({ list }).choices('list')).toEqual(['stop', 'help']);
	});

	it('reads no choices from an empty field', () => {
		for (const list of [undefined, null, '', []]) {
			expect(form({ list }).choices('list')).toEqual([]);
		}
	});

	it('reads no texts from an empty field', () => {
		expect(form({ list: '' }).list('list')).toEqual([]);
	});

	it('takes a switch that is neither on nor off for what its field says', () => {
		const keep = { name: 'keep', default: true };
		const skip = { name: 'skip', default: false };
		for (const unset of [undefined, null, '', 'perhaps']) {
			const form = Form.of({ keep: unset, skip: unset });
			expect([form.flagOf(keep), form.flagOf(skip)]).toEqual([true, false]);
		}
		const set = Form.of({ keep: 'false', skip: 'true' });
		expect([set.flagOf(keep), set.flagOf(skip)]).toEqual([false, true]);
		expect(Form.of({ keep: false }).flagOf(keep)).toBe(false);
	});

	it('takes a number that was not added for what its field shows, and 0 for 0', () => {
		const retries = { name: 'retries', default: 3 };
		expect(Form.of({}).numberOf(retries)).toBe(3);
		expect(Form.of({ retries: '' }).numberOf(retries)).toBe(3);
		expect(Form.of({ retries: 0 }).numberOf(retries)).toBe(0);
	});
});
