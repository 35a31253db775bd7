import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { cacheFolder, plainEnvironment } from '../cacheFolder';

/** n8n's own gate for verified packages. Large, so it lives outside the project's dependencies. */
const scanner = '@n8n/scan-community-package';
const version = '0.32.0';

export interface Verdict {
	passed: boolean;
	/** The scanner's findings, or an empty text. */
	details: string;
}

interface Scanner {
	analyzePackage(
		folder: string,
		patterns: string[],
	): Promise<{ passed: boolean; message?: string; details?: string }>;
	SOURCE_FILE_PATTERNS: string[];
}

export async function scanSource(folder: string): Promise<Verdict> {
	const { analyzePackage, SOURCE_FILE_PATTERNS } = await loadScanner();
	return verdict(await analyzePackage(folder, SOURCE_FILE_PATTERNS));
}

export async function scanTarball(unpacked: string): Promise<Verdict> {
	const { analyzePackage } = await loadScanner();
	return verdict(await analyzePackage(unpacked, ['**/*.js', 'package.json']));
}

function verdict({
	passed,
	message,
	details,
}: {
	passed: boolean;
	message?: string;
	details?: string;
}): Verdict {
	return { passed, details: details ?? (passed ? '' : (message ?? 'no details')) };
}

async function loadScanner(): Promise<Scanner> {
	const folder = cacheFolder(`scanner-${version}`);
	const entry = path.join(folder, 'node_modules', scanner, 'scanner/scanner.mjs');
	if (!existsSync(path.join(folder, 'complete'))) {
		console.log(`Installing n8n's package scanner ${version} (once, a few minutes) …`);
		execFileSync(
			'npm',
			[
				'install',
				'--ignore-scripts',
				'--no-audit',
				'--no-fund',
				'--prefix',
				folder,
				`${scanner}@${version}`,
			],
			{ cwd: folder, env: plainEnvironment(), stdio: ['ignore', 'ignore', 'inherit'] },
		);
		writeFileSync(path.join(folder, 'complete'), version);
	}
	return (await import(pathToFileURL(entry).href)) as Scanner;
}
