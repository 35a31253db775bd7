/**
 * `npm run demo`: a local Mitto and a real n8n with this package, credentials and example workflows.
 * The first start installs n8n; later ones continue with the same data.
 */
import path from 'node:path';

import { cacheFolder } from './cacheFolder';
import { owner } from './n8n/api';
import { isFree } from './n8n/freePort';
import { versions } from './n8n/versions';
import { openInBrowser } from './openInBrowser';
import { startStack } from './stack';

const ports = {
	n8n: Number(process.env.MITTO_DEMO_PORT ?? 5678),
	sandbox: Number(process.env.MITTO_DEMO_SANDBOX_PORT ?? 5680),
};

async function main(): Promise<void> {
	for (const [what, port] of Object.entries(ports)) {
		if (await isFree(port)) continue;
		const variable = what === 'n8n' ? 'MITTO_DEMO_PORT' : 'MITTO_DEMO_SANDBOX_PORT';
		throw new Error(
			`Port ${port} is taken. Set ${variable} to another one, or end what listens there`,
		);
	}

	console.log('Starting the local Mitto and n8n …');
	const { version } = versions.newest;
	const stack = await startStack({
		userFolder: cacheFolder('demo', `n8n-${version}`),
		n8nPort: ports.n8n,
		sandboxPort: ports.sandbox,
	});

	console.log(`
n8n ${version} is ready:   ${stack.n8n.url}
  e-mail     ${owner.email}
  password   ${owner.password}

Example workflows (open one and press "Execute workflow"):
${stack.workflows.map(({ id, name }) => `  ${name.padEnd(48)} ${stack.n8n.url}/workflow/${id}`).join('\n')}

The phones, to see and answer:   ${stack.sandbox.url}
What the local Mitto accepted:   ${stack.sandbox.url}/control/ledger
n8n's log:                       ${path.relative(process.cwd(), stack.n8n.logFile)}

Press Ctrl-C to stop.
`);

	openInBrowser(stack.sandbox.url);

	let stopping = false;
	const stop = async () => {
		if (stopping) return;
		stopping = true;
		console.log('Stopping …');
		await stack.stop();
		process.exit(0);
	};
	process.on('SIGINT', () => void stop());
	process.on('SIGTERM', () => void stop());
}

main().catch((reason: Error) => {
	console.error(reason.message);
	process.exit(1);
});
