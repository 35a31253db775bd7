import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Where big installs are kept between runs and clones: `MITTO_CACHE_DIR`, or a folder of our own in
 * the user's cache.
 */
export function cacheFolder(...parts: string[]): string {
	const { MITTO_CACHE_DIR, XDG_CACHE_HOME } = process.env;
	const root =
		MITTO_CACHE_DIR ??
		path.join(XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'n8n-nodes-mitto');
	const folder = path.join(root, ...parts);
	mkdirSync(folder, { recursive: true });
	return folder;
}

/** The environment for an npm that must not inherit settings of the npm that runs us. */
export function plainEnvironment(): NodeJS.ProcessEnv {
	return Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !/^npm_(config|package|lifecycle)_/i.test(name)),
	);
}
