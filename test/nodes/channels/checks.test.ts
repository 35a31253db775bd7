import { Rules } from '../../../nodes/form/rules';
import { messagesOf, type CaseTable } from '../../support/checks/cases';
import { checked, destinations } from '../../support/checks/tables';

const tables = [...checked, ...destinations].flatMap(({ name, check, table }) =>
	table === undefined ? [] : [{ name, check, table: table as CaseTable }],
);

const short = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 40);

describe.each(tables)('the rules of $name', ({ check, table }) => {
	const fieldsRefused = (message: Record<string, unknown>) => {
		const rules = new Rules();
		check(message, rules);
		return [...new Set(rules.problems.map(({ field }) => field))];
	};
	const { accepted, refused, odd } = messagesOf(table);

	it('take the sound message', () => {
		expect(fieldsRefused({ ...table.sound })).toEqual([]);
	});

	it('take every value up to its limit', () => {
		const wrong = accepted
			.map(({ row, value, message }) => [row.field, short(value), fieldsRefused(message)] as const)
			.filter(([, , fields]) => fields.length > 0);
		expect(wrong).toEqual([]);
	});

	it('refuse every value beyond it, and name that field alone', () => {
		const wrong = refused
			.map(({ row, value, message }) => [row.field, short(value), fieldsRefused(message)] as const)
			.filter(([field, , fields]) => fields.length !== 1 || fields[0] !== field);
		expect(wrong).toEqual([]);
	});

	it('never stumble over a value of another kind', () => {
		for (const { message } of odd) expect(() => fieldsRefused(message)).not.toThrow();
	});
});
