/**
 * `npm run verify`: what a reviewer of n8n asks for, in one table: the scanner's verdict on source
 * and tarball, size and files, load time of each node, and in which n8n versions the packed package
 * was smoked. Ends with exit code 1 when anything is not as it should be.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { cacheFolder } from '../cacheFolder';
import manifest from '../../package.json';
import { loadTimes } from './loadTime';
import { packPackage, projectFolder } from './pack';
import { scanSource, scanTarball, type Verdict } from './scanner';
import { sizeBudget } from './sizeBudget';

async function main(): Promise<void> {
	const packed = packPackage();
	const source = await scanSource(projectFolder);
	const tarball = await scanTarball(packed.folder);

	print('Scanner, source', verdictText(source));
	print('Scanner, tarball', verdictText(tarball));
	print('Tarball', `${kilobytes(packed.packedSize)} (budget ${kilobytes(sizeBudget.packed)})`);
	print('Unpacked', `${kilobytes(packed.unpackedSize)} (budget ${kilobytes(sizeBudget.unpacked)})`);
	print('Files', String(packed.files.length));
	for (const { file, milliseconds } of loadTimes([
		...manifest.n8n.nodes,
		...manifest.n8n.credentials,
	])) {
		print(`Load time, ${path.basename(file, '.js')}`, `${milliseconds.toFixed(1)} ms`);
	}
	print('Smoked in n8n', smokedVersions().join(', ') || 'none yet: npm run smoke');

	const fits = packed.packedSize <= sizeBudget.packed && packed.unpackedSize <= sizeBudget.unpacked;
	if (!source.passed || !tarball.passed || !fits) process.exitCode = 1;
}

/** The smoke command notes each version in which this package version passed. */
function smokedVersions(): string[] {
	const notes = path.join(cacheFolder('smoke'), `${manifest.version}.json`);
	return existsSync(notes) ? (JSON.parse(readFileSync(notes, 'utf8')) as string[]) : [];
}

function verdictText({ passed, details }: Verdict): string {
	return passed && details === ''
		? '0 errors, 0 warnings'
		: `${passed ? 'passed' : 'FAILED'}\n${details}`;
}

function print(label: string, value: string): void {
	console.log(`${label.padEnd(36)} ${value}`);
}

function kilobytes(bytes: number): string {
	return `${(bytes / 1024).toFixed(1)} KB`;
}

void main();
