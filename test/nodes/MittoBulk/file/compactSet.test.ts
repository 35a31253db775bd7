import fc from 'fast-check';

import { CompactSet } from '../../../../nodes/MittoBulk/file/compactSet';

describe('the compact set', () => {
	it('holds the very keys that an ordinary set holds', () => {
		const key = fc.oneof(
			fc.stringMatching(/^-?\d{1,17}$/),
			fc.string({ maxLength: 5 }),
			fc.integer({ min: -20, max: 20 }).map(String),
			fc.constantFrom('0', '00', '-0', '01', '1', '+1', '1.0', '999999999999999', '__proto__'),
		);
		fc.assert(
			fc.property(fc.array(key, { maxLength: 3000 }), (keys) => {
				const compact = new CompactSet();
				const plain = new Set<string>();
				for (const each of keys) {
					expect(compact.has(each)).toBe(plain.has(each));
					expect(compact.add(each)).toBe(!plain.has(each));
					plain.add(each);
				}
			}),
			{ numRuns: 50 },
		);
	});

	it('takes a million numbers in a row without searching long', () => {
		const compact = new CompactSet();
		for (let number = 0; number < 300_000; number++)
			compact.add(String(385910000000 + number * 10));
		expect(compact.has('385910000010')).toBe(true);
		expect(compact.has('385910000011')).toBe(false);
	});
});
