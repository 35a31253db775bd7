import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '../release/pack';
import { survivorsIn, type MutationReport } from './survivors';

/**
 * Changes the code in many small ways and asks the unit tests to notice each. Arguments are files to
 * change instead of all: `npm run mutate -- nodes/apis/classify.ts`. Prints the score and what
 * survived without an explanation; ends with 1 when anything did.
 */
const files = process.argv.slice(2);
const { status } = spawnSync(
	'npx',
	['stryker', 'run', ...(files.length > 0 ? ['--mutate', files.join(',')] : [])],
	{ cwd: projectFolder, stdio: 'inherit' },
);
if (status !== 0) process.exit(status ?? 1);

const text = readFileSync(path.join(projectFolder, 'artifacts/mutation/report.json'), 'utf8');
const { score, unexplained, explained } = survivorsIn(JSON.parse(text) as MutationReport);
console.log(`Mutation score ${score.toFixed(1)} %, ${explained} survivors explained`);
for (const { place, replacement } of unexplained) console.log(`survived: ${place}  ${replacement}`);
process.exit(unexplained.length > 0 ? 1 : 0);
