import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ESLint, Linter } from 'eslint';

import { cacheFolder, plainEnvironment } from '../cacheFolder';

/** n8n's own gate for verified packages. Large, so it lives outside the project's dependencies. */
const scanner = '@n8n/scan-community-package';
const version = '0.32.0';

export interface Verdict {
	/** What n8n's gate says. */
	passed: boolean;
	files: number;
	errors: number;
	/** The gate says nothing of these when there is no error, so they are counted here. */
	warnings: number;
	/** The findings, or an empty text. */
	details: string;
}

interface Scanner {
	analyzePackage(folder: string, patterns: string[]): Promise<{ passed: boolean }>;
	buildScanConfig(): Promise<Linter.Config[]>;
	SOURCE_FILE_PATTERNS: string[];
	/** The ESLint that the scanner brings along. */
	ESLint: typeof ESLint;
}

export async function scanSource(folder: string): Promise<Verdict> {
	const tools = await loadScanner();
	return await scan(tools, folder, tools.SOURCE_FILE_PATTERNS);
}

export async function scanTarball(unpacked: string): Promise<Verdict> {
	return await scan(await loadScanner(), unpacked, ['**/*.js', 'package.json']);
}

async function scan(tools: Scanner, folder: string, patterns: string[]): Promise<Verdict> {
	const { passed } = await tools.analyzePackage(folder, patterns);
	const eslint = new tools.ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await tools.buildScanConfig(),
		// A build in the project's own folder is judged as the unpacked tarball.
		ignorePatterns: ['node_modules/**', 'package-lock.json'],
	});
	const results = await eslint.lintFiles(patterns);
	const sum = (name: 'errorCount' | 'warningCount') =>
		results.reduce((total, result) => total + result[name], 0);
	const formatter = await eslint.loadFormatter('stylish');
	return {
		passed,
		files: results.length,
		errors: sum('errorCount'),
		warnings: sum('warningCount'),
		details: (await formatter.format(results)).trim(),
	};
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
				'--loglevel=error',
				'--prefix',
				folder,
				`${scanner}@${version}`,
			],
			{ cwd: folder, env: plainEnvironment(), stdio: ['ignore', 'ignore', 'inherit'] },
		);
		writeFileSync(path.join(folder, 'complete'), version);
	}
	const eslint = pathToFileURL(createRequire(entry).resolve('eslint')).href;
	return {
		...((await import(pathToFileURL(entry).href)) as Omit<Scanner, 'ESLint'>),
		ESLint: ((await import(eslint)) as { ESLint: typeof ESLint }).ESLint,
	};
}
