import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import manifest from '../../package.json';
import { projectFolder } from '../../tools/release/pack';

/** The manifest as n8n reads it: without knowing which keys happen to be there. */
const published: Record<string, unknown> = manifest;
const listed = [...manifest.n8n.nodes, ...manifest.n8n.credentials];

describe('package.json', () => {
	it('carries the name and the keyword by which n8n finds community nodes', () => {
		expect(manifest.name).toMatch(/^(@[^/]+\/)?n8n-nodes-[a-z0-9-]+$/);
		expect(manifest.keywords).toContain('n8n-community-node-package');
		expect(manifest.version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
	});

	it('is MIT, as its licence file says', () => {
		expect(manifest.license).toBe('MIT');
		expect(readFileSync(path.join(projectFolder, 'LICENSE.md'), 'utf8')).toMatch(/MIT License/i);
	});

	it('names author, homepage, repository and bug tracker', () => {
		expect(manifest.author.name).not.toBe('');
		expect(manifest.author.email).toMatch(/^\S+@\S+\.\S+$/);
		expect(manifest.homepage).toMatch(/^https:\/\//);
		expect(manifest.repository.url).toMatch(/^git\+https:\/\/.+\.git$/);
		expect(manifest.bugs.url).toMatch(/^https:\/\//);
	});

	it.each(['dependencies', 'optionalDependencies', 'bundledDependencies', 'overrides'])(
		'has no %s',
		(key) => expect(published[key]).toBeUndefined(),
	);

	it('has n8n-workflow as its only peer, in whatever version n8n brings', () => {
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('pins its development dependencies, so that a build can be repeated', () => {
		const loose = Object.entries(manifest.devDependencies).filter(
			([name, range]) => !name.startsWith('@types/') && !/^\d+\.\d+\.\d+$/.test(range),
		);
		expect(loose).toEqual([]);
	});

	it('runs nothing when it is installed', () => {
		const forbidden = /^(pre|post)?(install|prepare|publish)$|^dependencies$/;
		expect(Object.keys(manifest.scripts).filter((name) => forbidden.test(name))).toEqual([]);
	});

	it('asks n8n for strict checks', () => {
		expect(manifest.n8n).toMatchObject({ n8nNodesApiVersion: 1, strict: true });
	});

	it('lists every node and credential of the sources, and nothing else', () => {
		const sources = ['nodes', 'credentials'].flatMap((folder) =>
			readdirSync(path.join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
				.filter((file) => /\.(node|credentials)\.ts$/.test(file))
				.map((file) => `dist/${folder}/${file.replace(/\.ts$/, '.js')}`),
		);
		expect([...listed].sort()).toEqual(sources.sort());
	});
});

describe('what n8n loads', () => {
	it.each(listed)('%s exists and exports a class named like the file', (file) => {
		expect(existsSync(path.join(projectFolder, file))).toBe(true);
		const script = `
			const exported = require(${JSON.stringify(path.join(projectFolder, file))});
			const type = new exported[${JSON.stringify(path.basename(file).split('.')[0])}]();
			process.stdout.write(String(type.description?.name ?? type.name));
		`;
		const name = execFileSync(process.execPath, ['-e', script], {
			cwd: projectFolder,
			encoding: 'utf8',
		});
		const [className = ''] = path.basename(file).split('.');
		expect(name).toBe(className.charAt(0).toLowerCase() + className.slice(1));
	});
});
