import fc from 'fast-check';

import { draw, type Split } from '../../../../nodes/MittoBulk/variants/draw';

const split = (shares: number[], more: Partial<Split> = {}): Split => ({
	campaign: 'sale',
	controlGroup: 0,
	variants: [100 - shares.reduce((sum, share) => sum + share, 0), ...shares].map(
		(share, place) => ({ name: `v${place}`, share }),
	),
	...more,
});

const people = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => `+3859${10_000_000 + from + index}`);

/** Recipients of each place; the control group under -1. */
function tally(addresses: string[], given: Split): Map<number, number> {
	const counts = new Map<number, number>();
	for (const address of addresses) {
		const drawn = draw(address, given);
		const place = drawn.heldOut ? -1 : drawn.variant;
		counts.set(place, (counts.get(place) ?? 0) + 1);
	}
	return counts;
}

/** Six standard deviations of a draw: once in 500 million. */
const bound = (count: number, percent: number) =>
	6 * Math.sqrt(count * (percent / 100) * (1 - percent / 100)) + 1;

describe('the draw', () => {
	it('keeps to the shares, whatever they are and whoever the recipients', () => {
		const count = 4000;
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 25 }), { maxLength: 4 }),
				fc.integer({ min: 0, max: 60 }),
				fc.string(),
				fc.integer({ min: 0, max: 80_000_000 }),
				(shares, controlGroup, campaign, from) => {
					const given = split(shares, { campaign, controlGroup });
					const counts = tally(people(count, from), given);
					const heldOut = counts.get(-1) ?? 0;
					expect(Math.abs(heldOut - (count * controlGroup) / 100)).toBeLessThanOrEqual(
						bound(count, controlGroup),
					);
					const sent = count - heldOut;
					for (const [place, { share }] of given.variants.entries()) {
						expect(Math.abs((counts.get(place) ?? 0) - (sent * share) / 100)).toBeLessThanOrEqual(
							bound(sent, share),
						);
					}
				},
			),
			{ numRuns: 50 },
		);
	});

	it.each(['+385911234567', '385911234567', '+385 91 123-4567', '00385911234567'])(
		'is the same however a number is written: %s',
		(address) => {
			const given = split([30, 30], { controlGroup: 20 });
			expect(draw(address, given)).toEqual(draw('+385911234567', given));
		},
	);

	it('does not change with what changed elsewhere', () => {
		const [before, after] = [split([50]), split([50], { controlGroup: 30 })];
		for (const address of people(500)) {
			const drawn = draw(address, after);
			if (!drawn.heldOut) expect(drawn).toEqual(draw(address, before));
		}
	});

	it('is another one for another campaign', () => {
		const same = people(2000).filter((address) => {
			const [a, b] = ['sale', 'sale-2'].map((campaign) => draw(address, split([50], { campaign })));
			return JSON.stringify(a) === JSON.stringify(b);
		});
		expect(Math.abs(same.length - 1000)).toBeLessThan(bound(2000, 50));
	});

	// Worked out apart from this code, with another language's SHA-256.
	it('stays what it was: campaigns that were begun depend on it', () => {
		const drawn = people(12).map((address) => {
			const found = draw(address, split([30, 30], { controlGroup: 20 }));
			return found.heldOut ? '-' : found.variant;
		});
		expect(drawn.join('')).toBe('00-0-1021022');
	});

	it('leaves out everybody or nobody where the share says so', () => {
		expect(tally(people(200), split([100], { controlGroup: 100 }))).toEqual(new Map([[-1, 200]]));
		expect(tally(people(200), split([100]))).toEqual(new Map([[1, 200]]));
		expect(tally(people(200), split([0]))).toEqual(new Map([[0, 200]]));
		expect(tally(people(200), split([], { variants: [] }))).toEqual(new Map([[0, 200]]));
	});
});
