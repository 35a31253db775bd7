import { bulkScene, people } from '../../support/bulkScene';
import { processedData } from '../../support/engine';

const { run, asked, bodies } = bulkScene();
const input = people(200);
const part = (number: number, of: number) => ({ part: { split: { number, of } } });

describe('a campaign in parts', () => {
	it('sends to everybody once, however the parts are run', async () => {
		processedData.between = async () => await new Promise((resolve) => setImmediate(resolve));
		const shuffled = [...input].reverse();
		await Promise.all([
			run({ options: part(1, 4) }, { input }),
			run({ options: part(2, 4) }, { input: shuffled }),
			run({ options: part(3, 4) }, { input }),
		]);
		await run({ options: part(4, 4) }, { input: shuffled });

		expect(asked()).toHaveLength(200);
		expect(new Set(asked()).size).toBe(200);
	});

	it('has as many under way in each part as the whole campaign may have', async () => {
		const many = people(4000);
		await run({ options: { ...part(1, 4), requestsAtOnce: 1 } }, { input: many });
		const requests = (bodies() as Array<{ destinations: string[] }>).map(
			({ destinations }) => destinations.length,
		);
		expect(Math.max(...requests)).toBeGreaterThan(150);
		expect(Math.max(...requests)).toBeLessThanOrEqual(200);
	});

	it('gives a row for those of the part alone, with the item it came from', async () => {
		const mixed = [...people(20), { phone: '' }, { phone: 'nobody' }, ...people(3)];
		const runs = await Promise.all(
			[1, 2, 3].map(async (number) => await run({ options: part(number, 3) }, { input: mixed })),
		);
		const items = runs.flatMap(({ outputs }) =>
			outputs.flat().map(({ pairedItem }) => (pairedItem as { item: number }).item),
		);
		expect(items.toSorted((a, b) => a - b)).toEqual(mixed.map((_, item) => item));
	});

	it('resumes each part by itself', async () => {
		await run({ options: part(1, 2) }, { input });
		const first = asked().length;
		await run({ options: part(1, 2) }, { input });
		expect(asked()).toHaveLength(first);
		await run({ options: part(2, 2) }, { input });
		expect(new Set(asked()).size).toBe(200);
		expect(asked()).toHaveLength(200);
	});

	it.each([
		[part(1, 2), part(1, 3)],
		[part(1, 2), {}],
		[{}, part(1, 2)],
	])('refuses %j and then %j, of which nobody could tell who got it', async (before, after) => {
		await run({ options: before }, { input });
		const sent = asked().length;
		const { error } = await run({ options: after }, { input });

		expect(error?.message).toContain('which was begun with another number of parts');
		expect(asked()).toHaveLength(sent);
		expect((await run({ options: before }, { input })).error).toBeUndefined();
	});

	it('never forgets one part to make room for another', async () => {
		const many = people(1200);
		const options = (number: number) => ({ ...part(number, 4), ledgerSize: 1000 });
		for (const number of [1, 2, 3, 4]) await run({ options: options(number) }, { input: many });
		for (const number of [1, 2, 3, 4]) await run({ options: options(number) }, { input: many });
		expect(asked()).toHaveLength(1200);
	});
});
