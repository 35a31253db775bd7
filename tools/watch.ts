/**
 * `npm run watch`: the demo, rebuilt and reloaded with every change under nodes/ and credentials/. n8n
 * keeps its data and is back within seconds; a build that fails leaves the last one running.
 */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';

import { cacheFolder } from './cacheFolder';
import { owner } from './n8n/api';
import { versions } from './n8n/versions';
import { projectFolder } from './release/pack';
import { startStack } from './stack';

/** An editor saves in several steps, and several files at once. */
const quietMs = 300;

async function main(): Promise<void> {
	const stack = await startStack({
		userFolder: cacheFolder('watch', `n8n-${versions.newest.version}`),
	});
	console.log(`${stack.n8n.url}   ${owner.email}   ${owner.password}`);
	console.log(`Local Mitto: ${stack.sandbox.url}`);

	let busy = false;
	let again = false;
	const reload = async (): Promise<void> => {
		if (busy) {
			again = true;
			return;
		}
		busy = true;
		do {
			again = false;
			const start = Date.now();
			if (await build()) {
				await stack.reload();
				console.log(`Reloaded after ${Math.round((Date.now() - start) / 100) / 10} s`);
			}
		} while (again);
		busy = false;
	};

	let timer: NodeJS.Timeout | undefined;
	for (const folder of ['nodes', 'credentials']) {
		watch(path.join(projectFolder, folder), { recursive: true }, () => {
			clearTimeout(timer);
			timer = setTimeout(() => void reload(), quietMs);
		});
	}
	const stop = () => void stack.stop().then(() => process.exit(0));
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
}

/** @returns false when it failed; what the compiler says is shown. */
async function build(): Promise<boolean> {
	const child = spawn('npm', ['run', 'build', '--silent'], {
		cwd: projectFolder,
		stdio: 'inherit',
	});
	return await new Promise((resolve) => child.once('exit', (code) => resolve(code === 0)));
}

main().catch((reason: Error) => {
	console.error(reason.message);
	process.exit(1);
});
