import fc from 'fast-check';

import { Form } from '../../../nodes/form/form';
import { isInPart, readPart } from '../../../nodes/MittoBulk/part';
import { readAddress } from '../../../nodes/recipients';

const parts = (of: number) => Array.from({ length: of }, (_, index) => ({ number: index + 1, of }));

const keyOf = (address: string) =>
	readAddress(address, { kind: 'phone', clean: false }).keys[0] ?? '';

describe('the parts of a campaign', () => {
	it('have every recipient in exactly one of them', () => {
		fc.assert(
			fc.property(fc.string(), fc.integer({ min: 1, max: 60 }), (key, of) => {
				expect(parts(of).filter((part) => isInPart(key, part))).toHaveLength(1);
			}),
		);
	});

	it('do not depend on how a number is written', () => {
		fc.assert(
			fc.property(
				fc.stringMatching(/^3859\d{8}$/),
				fc.integer({ min: 1, max: 60 }),
				(digits, of) => {
					const spellings = [digits, `+${digits}`, `00${digits}`, `+385 ${digits.slice(3)}`];
					for (const part of parts(of)) {
						const found = new Set(spellings.map((text) => isInPart(keyOf(text), part)));
						expect(found.size).toBe(1);
					}
				},
			),
		);
	});

	it('are about the same size, also of numbers in a row', () => {
		const keys = Array.from({ length: 20_000 }, (_, index) => `38591${1_000_000 + index}`);
		for (const count of [2, 3, 4, 8, 16]) {
			for (const part of parts(count)) {
				const size = keys.filter((key) => isInPart(key, part)).length;
				expect(Math.abs(size - keys.length / count)).toBeLessThan(0.12 * (keys.length / count));
			}
		}
	});

	it('are the same for ever, since campaigns that were begun depend on them', () => {
		const part = (key: string) => parts(4).findIndex((candidate) => isInPart(key, candidate)) + 1;
		expect(
			['385911234567', '436601234567', '14155550100', '-1001234', 'user@chat', ''].map(part),
		).toEqual([4, 4, 1, 4, 4, 4]);
	});
});

describe('the option Part', () => {
	const read = (part?: object) => readPart(Form.of(part === undefined ? {} : { part }));

	it('is nothing unless it was added', () => {
		expect(read()).toBeUndefined();
		expect(read({ split: { number: '2', of: 4 } })).toEqual({ number: 2, of: 4 });
	});

	it.each([
		{},
		{ split: { number: 0, of: 4 } },
		{ split: { number: 5, of: 4 } },
		{ split: { number: 1.5, of: 4 } },
		{ split: { number: '', of: 4 } },
		{ split: { number: 1 } },
		{ split: { number: 1, of: 5000 } },
		{ split: { number: 'one', of: 4 } },
	])('sends nothing when it is %j', (part) => {
		expect(() => read(part)).toThrow('Part is ');
	});
});
