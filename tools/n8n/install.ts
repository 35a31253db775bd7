import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { cacheFolder, plainEnvironment } from '../cacheFolder';
import type { N8nVersion } from './versions';

/** An installed n8n with a Node.js of its own. */
export interface InstalledN8n {
	version: string;
	folder: string;
	/** The `n8n` command, to be run with `node`. */
	command: string;
	node: string;
	/** What this version needs in its environment. */
	environment: Record<string, string>;
}

/**
 * Installs n8n into the cache, or takes what is there. A fresh install takes 3 to 6 minutes and
 * 3 GB. It is made in a folder of its own and moved when complete, so that one that was interrupted
 * leaves nothing behind that looks whole.
 */
export async function installN8n(wanted: N8nVersion): Promise<InstalledN8n> {
	const { version, overrides } = wanted;
	const folder = path.join(cacheFolder(), `n8n-${version}`);
	const installed = describe(wanted, folder);
	if (existsSync(path.join(folder, 'complete')) && works(installed)) return installed;

	const building = `${folder}.building-${process.pid}`;
	rmSync(building, { recursive: true, force: true });
	mkdirSync(building, { recursive: true });
	writeFileSync(
		path.join(building, 'package.json'),
		JSON.stringify({ name: 'n8n-under-test', private: true, ...(overrides && { overrides }) }),
	);

	const progress = showProgress(`Installing n8n ${version}, once`);
	const npm = async (...words: string[]) => await run('npm', words, building);
	// Some install scripts of n8n's dependencies download from hosts that are not the npm registry,
	// so none is run, and the two that are needed are run by name.
	await npm(
		'install',
		'--ignore-scripts',
		'--no-audit',
		'--no-fund',
		`n8n@${version}`,
		`node@${wanted.node}`,
	);
	progress.phase('Node.js for n8n');
	await npm('rebuild', 'node', '--ignore-scripts=false');
	progress.phase('the database driver');
	await npm('rebuild', 'sqlite3', '--ignore-scripts=false');
	progress.end();

	if (!works(describe(wanted, building))) {
		throw new Error(
			`n8n ${version} was installed into ${building}, but its database driver does not load`,
		);
	}
	writeFileSync(path.join(building, 'complete'), new Date().toISOString());
	rmSync(folder, { recursive: true, force: true });
	renameSync(building, folder);
	return installed;
}

function describe({ version, environment = {} }: N8nVersion, folder: string): InstalledN8n {
	return {
		version,
		environment,
		folder,
		command: path.join(folder, 'node_modules/n8n/bin/n8n'),
		node: path.join(folder, 'node_modules/node/bin/node'),
	};
}

function works({ folder, node, command }: InstalledN8n): boolean {
	if (!existsSync(node) || !existsSync(command)) return false;
	try {
		execFileSync(node, ['-e', "require('sqlite3')"], { cwd: folder, stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

async function run(command: string, words: string[], folder: string): Promise<void> {
	// The Node.js that was just installed comes first, so that binaries are built for it.
	const binaries = path.join(folder, 'node_modules/node/bin');
	const environment = plainEnvironment();
	const child = spawn(command, words, {
		cwd: folder,
		env: { ...environment, PATH: `${binaries}${path.delimiter}${environment.PATH ?? ''}` },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const output: string[] = [];
	child.stdout.on('data', (text: Buffer) => output.push(text.toString()));
	child.stderr.on('data', (text: Buffer) => output.push(text.toString()));
	const code = await new Promise((resolve, reject) => {
		child.on('close', resolve);
		child.on('error', reject);
	});
	if (code === 0) return;
	throw new Error(
		`"${command} ${words.join(' ')}" ended with ${code}:\n${output.join('').slice(-2000)}`,
	);
}

/** One line every ten seconds, so that nobody takes a long install for a hung one. */
function showProgress(what: string): { phase(name: string): void; end(): void } {
	const start = Date.now();
	let current = 'packages';
	const print = () =>
		console.log(`${what}: ${current}, ${Math.round((Date.now() - start) / 1000)} s …`);
	print();
	const timer = setInterval(print, 10_000);
	return {
		phase(name) {
			current = name;
			print();
		},
		end: () => clearInterval(timer),
	};
}
