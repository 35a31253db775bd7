import { readFileSync } from 'node:fs';
import path from 'node:path';

import { deliveryStatuses } from '../../nodes/callbacks/status';
import manifest from '../../package.json';
import { projectFolder } from '../../tools/release/pack';
import { missingFiles, missingScripts } from '../support/contract/documents';
import { menuOf } from '../../tools/package/fields';
import { publishedCredentials, publishedNodes } from '../../tools/package/published';

const read = (file: string) => readFileSync(path.join(projectFolder, file), 'utf8');

describe.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'])('%s', (file) => {
	it('names only commands that exist', () => expect(missingScripts(read(file))).toEqual([]));

	it('names only files that exist', () => expect(missingFiles(read(file))).toEqual([]));

	it('is written in English letters', () => {
		const letters = read(file).match(/\p{Letter}/gu) ?? [];
		expect(letters.filter((letter) => !/\p{Script=Latin}/u.test(letter))).toEqual([]);
	});
});

describe('README.md', () => {
	// A function, so that a missing file fails the tests and not the suite.
	const text = () => read('README.md');

	it.each([
		'Installation',
		'Operations',
		'Credentials',
		'Compatibility',
		'Usage',
		'Resources',
		'Version history',
	])('has the section "%s" of n8n’s template', (heading) => {
		expect(text()).toMatch(new RegExp(`^##+ ${heading}$`, 'im'));
	});

	it.each(publishedNodes)('tells of $className and each of its operations', ({ type }) => {
		const { displayName } = type.description;
		expect(text()).toContain(displayName);
		const names = new Set(menuOf(type.description).map(({ entry }) => entry.name));
		expect([...names].filter((name) => !text().includes(name))).toEqual([]);
	});

	it.each(publishedCredentials)('tells of $className', ({ type }) => {
		expect(text()).toContain(type.displayName);
	});

	it('explains every word of a delivery status, and no other', () => {
		const [row = ''] = /^\|.*\| Delivery status in.*$/m.exec(text()) ?? [];
		const words = [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, word]) => word);
		expect(words.sort()).toEqual(Object.keys(deliveryStatuses).sort());
	});

	it('gives the command for trying it and the one for testing it', () => {
		expect(text()).toMatch(/npm run demo/);
		expect(text()).toMatch(/npm ci && npm test/);
		expect(text()).toContain(manifest.name);
	});
});

describe('CONTRIBUTING.md', () => {
	it('gives a reason for every development dependency, and for no other', () => {
		const table = read('CONTRIBUTING.md').split('Development dependencies')[1] ?? '';
		const explained = [...table.matchAll(/`(@?[\w./*-]+)`/g)].map(([, name]) => name ?? '');
		const covers = (pattern: string, name: string) =>
			new RegExp(`^${pattern.replace(/\*/g, '.+')}$`).test(name);
		const dependencies = Object.keys(manifest.devDependencies);
		const silent = dependencies.filter((name) => !explained.some((entry) => covers(entry, name)));
		const gone = explained.filter(
			(entry) =>
				/^@|^[a-z]/.test(entry) &&
				entry !== 'npm' &&
				!dependencies.some((name) => covers(entry, name)),
		);
		expect({ silent, gone }).toEqual({ silent: [], gone: [] });
	});

	it('lists the placeholders that the owner fills in, as long as they are there', () => {
		const open = JSON.stringify(manifest).includes('github.com/OWNER/');
		expect(read('CONTRIBUTING.md').includes('github.com/OWNER/')).toBe(open);
	});
});
