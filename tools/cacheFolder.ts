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

/**
 * The environment for programs that must not inherit settings meant for us: npm's own variables of
 * the script that runs, and a test runner's `NODE_ENV`, with which n8n does not start.
 */
export function plainEnvironment(): NodeJS.ProcessEnv {
	const ours = /^(npm_(config|package|lifecycle)_.*|NODE_ENV|NODE_OPTIONS|JEST_WORKER_ID)$/i;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}
