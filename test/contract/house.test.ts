import { heightOf, imports, roomOf } from '../support/contract/house';

/** Files that lead back to themselves, each with the way round. */
function circles(): string[] {
	const done = new Set<string>();
	const found: string[] = [];
	const walk = (file: string, way: string[]) => {
		if (way.includes(file)) {
			found.push([...way.slice(way.indexOf(file)), file].join(' → '));
			return;
		}
		if (done.has(file)) return;
		for (const next of imports.get(file) ?? []) walk(next, [...way, file]);
		done.add(file);
	};
	for (const file of imports.keys()) walk(file, []);
	return found;
}

describe('the house', () => {
	it('has no circle of imports, types included', () => {
		expect(circles()).toEqual([]);
	});

	it('has a place for every room', () => {
		const homeless = [...imports.keys()].filter((file) => heightOf(file) === -1);
		expect(homeless).toEqual([]);
	});

	it('imports downwards only', () => {
		const climbs = [...imports].flatMap(([file, targets]) =>
			targets
				.filter((target) => roomOf(target) !== roomOf(file) && heightOf(target) <= heightOf(file))
				.map((target) => `${file} → ${target}`),
		);
		expect(climbs).toEqual([]);
	});

	it('is seen as a whole', () => {
		const arrows = [...imports.values()].flat();
		expect(imports.size).toBeGreaterThan(200);
		expect(arrows.length).toBeGreaterThan(imports.size);
	});
});
