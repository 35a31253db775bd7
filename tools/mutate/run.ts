import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '../release/pack';
import type { Group } from './groups';
import type { MutationReport } from './survivors';

/** Runs the mutation tester on one group. */
export function mutate(name: string, { mutate: files, tests }: Group): MutationReport {
	const place = (file: string) => path.join('artifacts', 'mutation', file);
	const inProject = (file: string) => path.join(projectFolder, file);
	const settings = JSON.parse(readFileSync(inProject('stryker.config.json'), 'utf8')) as object;
	mkdirSync(inProject(place('')), { recursive: true });
	writeFileSync(
		inProject(place(`${name}.settings.json`)),
		JSON.stringify({
			...settings,
			testRunner: 'in-process',
			mutate: files,
			jsonReporter: { fileName: place(`${name}.json`) },
		}),
	);
	const { status } = spawnSync('npx', ['stryker', 'run', place(`${name}.settings.json`)], {
		cwd: projectFolder,
		stdio: 'inherit',
		env: {
			...process.env,
			MUTATE_TESTS: tests.join(' '),
			// Short runs of what is also a search: a change is noticed by the first cases or never.
			FUZZ_CALLS: '300',
			PROPERTY_RUNS: '20',
			SCHEDULES: '10',
			// The runner and the tests are TypeScript.
			NODE_OPTIONS: '--import tsx',
		},
	});
	if (status !== 0) throw new Error(`The mutation tester ended with ${status}`);
	return JSON.parse(readFileSync(inProject(place(`${name}.json`)), 'utf8')) as MutationReport;
}
