/**
 * `npm run verify`: what a reviewer of n8n asks for, in one table: the scanner's verdict on source
 * and tarball, size and files, load time of each node, and in which n8n versions this very tarball
 * was smoked. Ends with exit code 1 when anything is not as it should be.
 */
import path from 'node:path';

import manifest from '../../package.json';
import { loadTimes } from './loadTime';
import { packPackage, projectFolder } from './pack';
import { scanSource, scanTarball, type Verdict } from './scanner';
import { sizeBudget } from './sizeBudget';
import { smokedIn } from './smokeNotes';

async function main(): Promise<void> {
	const packed = packPackage();
	const verdicts = {
		source: await scanSource(projectFolder),
		tarball: await scanTarball(packed.folder),
	};

	print('Package', `${manifest.name} ${manifest.version}, ${packed.integrity.slice(0, 23)}…`);
	for (const [what, verdict] of Object.entries(verdicts)) {
		print(`Scanner, ${what}`, verdictText(verdict));
	}
	print('Tarball', `${kilobytes(packed.packedSize)} (budget ${kilobytes(sizeBudget.packed)})`);
	print('Unpacked', `${kilobytes(packed.unpackedSize)} (budget ${kilobytes(sizeBudget.unpacked)})`);
	print('Files', String(packed.files.length));
	for (const { file, milliseconds } of loadTimes([
		...manifest.n8n.nodes,
		...manifest.n8n.credentials,
	])) {
		print(`Load time, ${path.basename(file, '.js')}`, `${milliseconds.toFixed(1)} ms`);
	}
	print(
		'Smoked in n8n',
		smokedIn(packed.integrity).join(', ') ||
			'none: npm run smoke -- newest, npm run smoke -- oldest',
	);

	const clean = Object.values(verdicts).every(isClean);
	const fits = packed.packedSize <= sizeBudget.packed && packed.unpackedSize <= sizeBudget.unpacked;
	if (!clean || !fits) process.exitCode = 1;
}

const isClean = ({ passed, errors, warnings }: Verdict): boolean =>
	passed && errors === 0 && warnings === 0;

function verdictText(verdict: Verdict): string {
	const { files, errors, warnings, details } = verdict;
	const counts = `${errors} errors, ${warnings} warnings in ${files} files`;
	return isClean(verdict) ? `passed: ${counts}` : `FAILED: ${counts}\n${details}`;
}

function print(label: string, value: string): void {
	console.log(`${label.padEnd(46)} ${value}`);
}

function kilobytes(bytes: number): string {
	return `${(bytes / 1024).toFixed(1)} KB`;
}

main().catch((reason: unknown) => {
	console.error(reason);
	process.exit(1);
});
