import Ajv from 'ajv';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { schemasOf, versionFolder } from '../../tools/schemas';
import type { Schema } from '../../tools/schemas/schema';
import { menuOf } from '../../tools/package/fields';
import { publishedNodes } from '../../tools/package/published';

const ajv = new Ajv();

describe.each(publishedNodes)('$className: output schemas', ({ className, file, type }) => {
	const menu = menuOf(type.description);
	const expected = menu.map(({ resource, entry }) =>
		[resource, `${String(entry.value)}.json`].filter((part) => part !== undefined).join('/'),
	);
	const wanted = (menu.length === 0 ? ['output.json'] : expected).sort();

	it('are there for every operation, and for nothing else', () => {
		const paths = schemasOf(className).map((placed) => placed.path);
		expect(paths.sort()).toEqual(wanted);
	});

	it('are built where the editor asks for them, for every version of the node', () => {
		for (const version of [type.description.version].flat()) {
			const folder = path.join(path.dirname(file), '__schema__', versionFolder(version));
			expect(existsSync(folder)).toBe(true);
			const built = readdirSync(folder, { recursive: true, encoding: 'utf8' });
			expect(built.filter((name) => name.endsWith('.json')).sort()).toEqual(wanted);
		}
	});

	it.each(wanted)('%s describes an object with fields', (place) => {
		const [version = 1] = [type.description.version].flat();
		const built = path.join(path.dirname(file), '__schema__', versionFolder(version), place);
		const schema = JSON.parse(readFileSync(built, 'utf8')) as Schema;
		expect(ajv.validateSchema(schema)).toBe(true);
		// The editor shows nothing for any other kind.
		expect(schema.type).toBe('object');
		expect(Object.keys(schema.properties ?? {})).not.toEqual([]);
	});
});
