import { readFileSync } from 'node:fs';
import path from 'node:path';

import manifest from '../../package.json';
import { projectFolder } from '../../tools/release/pack';

const changelog = readFileSync(path.join(projectFolder, 'CHANGELOG.md'), 'utf8');
const entries = [...changelog.matchAll(/^## \[(.+?)\](?: - (.+))?$/gm)].map(
	([, version, date]) => ({
		version,
		date,
	}),
);

describe('the changelog', () => {
	it('begins with the version of the package', () => {
		const [newest] = entries.filter(({ version }) => version !== 'Unreleased');
		expect(newest?.version).toBe(manifest.version);
	});

	it('dates every release before it', () => {
		const older = entries.filter(({ version }) => version !== 'Unreleased').slice(1);
		expect(older.filter(({ date }) => !/^\d{4}-\d{2}-\d{2}$/.test(date ?? ''))).toEqual([]);
	});

	it('sorts changes under the headings of Keep a Changelog', () => {
		const headings = [...changelog.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
		const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
		expect(headings.filter((heading) => !known.includes(heading ?? ''))).toEqual([]);
	});
});
