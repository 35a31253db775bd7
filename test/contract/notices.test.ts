import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Metafile } from 'esbuild';

import { bundledPackages } from '../../tools/build/notices';
import { projectFolder } from '../../tools/release/pack';
import { distFolder } from '../../tools/package/published';

const shipped = readFileSync(path.join(distFolder, 'THIRD_PARTY_NOTICES.md'), 'utf8');

describe('notices of bundled libraries', () => {
	it('name every library that comes in through nodes/bundled', () => {
		const folder = path.join(projectFolder, 'nodes/bundled');
		const doors = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
		const libraries = doors.flatMap((text) =>
			[...text.matchAll(/from '((?:@[^/']+\/)?[^/'.]+)/g)].map(([, name]) => name ?? ''),
		);
		expect(libraries).toContain('jsonwebtoken');
		expect(libraries.filter((name) => !shipped.includes(`## ${name} `))).toEqual([]);
	});

	it('hold the licence of each, and of what it brought along', () => {
		for (const section of shipped.split(/^## /m).slice(1)) {
			expect(section).toMatch(/copyright|permission|apache/i);
		}
		expect(shipped).toContain('## jws ');
	});

	it('cannot be made for a library without a licence text', () => {
		const project = mkdtempSync(path.join(tmpdir(), 'mitto-notices-'));
		const folder = path.join(project, 'node_modules/bare');
		mkdirSync(folder, { recursive: true });
		writeFileSync(
			path.join(folder, 'package.json'),
			'{"name":"bare","version":"1.0.0","license":"MIT"}',
		);
		const metafile = {
			inputs: {},
			outputs: { 'a.js': { inputs: { 'node_modules/bare/index.js': { bytesInOutput: 1 } } } },
		} as unknown as Metafile;
		expect(() => bundledPackages(metafile, project)).toThrow('bare 1.0.0');
	});
});
