import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { heightOf, imports } from '../support/contract/house';
import { projectFolder } from '../../tools/release/pack';

// The walks of CONTRIBUTING.md lead a stranger through the code. They are only worth following as long
// as the code goes the same way.

const text = readFileSync(path.join(projectFolder, 'CONTRIBUTING.md'), 'utf8');

/** The files of a walk, in order: a numbered list below its heading. */
function filesOf(heading: string): string[] {
	const [, rest = ''] = text.split(`\n### ${heading}\n`);
	const [section = ''] = rest.split('\n#');
	return [...section.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, file = '']) => `nodes/${file}`);
}

describe.each(['One message', 'One callback', 'One recipient of a campaign'])(
	'the walk of %s',
	(heading) => {
		const files = filesOf(heading);

		it('is there, and leads through files that are', () => {
			expect(files.length).toBeGreaterThan(8);
			expect(files.filter((file) => !existsSync(path.join(projectFolder, file)))).toEqual([]);
		});

		it('begins at a node', () => {
			expect(files[0]).toMatch(/\.node\.ts$/);
		});

		it('visits no file twice', () => {
			expect(files).toEqual([...new Set(files)]);
		});

		it('never climbs from a room to one above it', () => {
			const climbs = files.filter(
				(file, index) => index > 0 && heightOf(file) < heightOf(files[index - 1] ?? ''),
			);
			expect(climbs).toEqual([]);
		});

		it('goes only where a file before it leads, by an import of its own', () => {
			const lost = files.filter(
				(file, index) =>
					index > 0 && !files.slice(0, index).some((before) => imports.get(before)?.includes(file)),
			);
			expect(lost).toEqual([]);
		});
	},
);
