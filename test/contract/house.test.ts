import { existsSync, readdirSync, readFileSync } from 'fs';
import { dirname, join, relative, resolve } from 'path';
import ts from 'typescript';

/** The rooms of the house, top to bottom: whoever is in one may import from those below it. */
const rooms = [
	['credentials'],
	// Sends by the operations of Mitto Send, so that no form, check or guard is there twice.
	['MittoSendAndWait'],
	['MittoSend', 'MittoBulk', 'MittoDeliveryTrigger', 'MittoInboundTrigger'],
	['sending'],
	['channels'],
	['callbacks', 'recipients'],
	['apis'],
	['form'],
	['processedData'],
	['values'],
	['bundled'],
];

const root = resolve(__dirname, '../..');

/** Every file of the package with the files that it imports, types included. */
const imports = new Map(
	['nodes', 'credentials'].flatMap(filesBelow).map((file) => [file, importsOf(file)] as const),
);

function filesBelow(folder: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => join(folder, name));
}

function importsOf(file: string): string[] {
	const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'));
	return importedFiles
		.map(({ fileName }) => fileName)
		.filter((name) => name.startsWith('.'))
		.map((name) => {
			const target = resolve(root, dirname(file), name);
			const found = [`${target}.ts`, join(target, 'index.ts')].find(existsSync);
			if (found === undefined) throw new Error(`${file} imports ${name}, which is not there`);
			return relative(root, found);
		});
}

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

const roomOf = (file: string) => file.replace(/^nodes\//, '').split('/')[0] ?? '';
const heightOf = (file: string) => rooms.findIndex((level) => level.includes(roomOf(file)));

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
