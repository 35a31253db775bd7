/**
 * `npm run record -- 1.1`: writes the saved-workflow fixtures of a new version. Each starts as the
 * newest one there is; the requests are recorded from what the nodes send now. Look at the difference
 * before you commit: it is what the version changes for people.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '../release/pack';

const folder = path.join(projectFolder, 'test/fixtures/workflows');

function main(version: string | undefined): void {
	if (version === undefined || !/^\d+(\.\d+)?$/.test(version)) {
		throw new Error('Name the version to record: npm run record -- 1.1');
	}
	const newest = new Map<string, number>();
	for (const file of readdirSync(folder)) {
		const [, node, number] = /^(\w+)\.v([\d.]+)\.json$/.exec(file) ?? [];
		if (node !== undefined) newest.set(node, Math.max(newest.get(node) ?? 0, Number(number)));
	}
	for (const [node, before] of newest) {
		const target = path.join(folder, `${node}.v${version}.json`);
		if (existsSync(target)) continue;
		copyFileSync(path.join(folder, `${node}.v${before}.json`), target);
		const saved = JSON.parse(readFileSync(target, 'utf8')) as { typeVersion: number };
		saved.typeVersion = Number(version);
		writeFileSync(target, `${JSON.stringify(saved, null, '\t')}\n`);
	}
	execFileSync('npx', ['jest', 'test/contract/savedWorkflows'], {
		cwd: projectFolder,
		env: { ...process.env, RECORD_VERSION: version },
		stdio: 'inherit',
	});
	execFileSync('npx', ['prettier', '--write', folder], { cwd: projectFolder, stdio: 'ignore' });
}

main(process.argv[2]);
