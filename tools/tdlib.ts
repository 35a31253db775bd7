import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { cacheFolder, plainEnvironment } from './cacheFolder';

/**
 * Telegram's library for the platform that tests run on, and so in CI. It is installed on demand: its
 * packages for other platforms are not in every registry, and a lock file has to name them all.
 */
const library = { package: '@prebuilt-tdlib/linux-x64-glibc', version: '0.1008065.0' };

/** The library's file, installed once into the cache; undefined on platforms without it. */
export function installTdlib(): string | undefined {
	if (process.platform !== 'linux' || process.arch !== 'x64' || isMusl()) return undefined;
	const folder = path.join(cacheFolder(), `tdlib-${library.version}`);
	const file = path.join(folder, 'node_modules', library.package, 'libtdjson.so');
	if (existsSync(file)) return file;

	// Whole or not at all, also when two processes install at once.
	const building = `${folder}.building-${process.pid}`;
	rmSync(building, { recursive: true, force: true });
	mkdirSync(building, { recursive: true });
	writeFileSync(path.join(building, 'package.json'), '{ "private": true }');
	const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund'];
	execFileSync('npm', [...words, `${library.package}@${library.version}`], {
		cwd: building,
		env: plainEnvironment(),
		stdio: 'pipe',
	});
	if (!existsSync(folder)) renameSync(building, folder);
	rmSync(building, { recursive: true, force: true });
	return file;
}

function isMusl(): boolean {
	const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
	return header.glibcVersionRuntime === undefined;
}
