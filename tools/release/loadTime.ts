import { execFileSync } from 'node:child_process';
import path from 'node:path';

import { projectFolder } from './pack';

export interface LoadTime {
	file: string;
	/** Median over several processes, in milliseconds, beyond loading n8n-workflow itself. */
	milliseconds: number;
}

const runs = 5;

/**
 * How long n8n takes to load and create each node and credential, each in processes of its own so
 * that shared files are paid for by everyone who needs them.
 */
export function loadTimes(files: string[]): LoadTime[] {
	return files.map((file) => ({ file, milliseconds: median(measure(file)) }));
}

function measure(file: string): number[] {
	const script = `
		require('n8n-workflow');
		const start = process.hrtime.bigint();
		const [create] = Object.values(require(${JSON.stringify(path.join(projectFolder, file))}));
		new create();
		console.log(Number(process.hrtime.bigint() - start) / 1e6);
	`;
	return Array.from({ length: runs }, () =>
		Number(
			execFileSync(process.execPath, ['-e', script], { cwd: projectFolder, encoding: 'utf8' }),
		),
	);
}

function median(values: number[]): number {
	return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
