/** `npm run sandbox -- --port 5680`: the local Mitto by itself. */
import { parseArgs } from 'node:util';

import { startSandbox } from './index';

const help = `A local Mitto, Viber and Telegram, with phones on the screen.

  --port N       where it listens on 127.0.0.1 (5680)
  --latency MS   time that every vendor takes to answer (0)
`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '5680' },
			latency: { type: 'string', default: '0' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return console.log(help);
	const { url } = await startSandbox({
		port: Number(values.port),
		latencyMs: Number(values.latency),
	});
	console.log(`The phones:                   ${url}
Base URLs for credentials:    ${url}/chat, ${url}/sms, ${url}/viber/pa, ${url}/telegram
What was accepted:            ${url}/control/ledger`);
}

main().catch((reason: NodeJS.ErrnoException) => {
	console.error(
		reason.code === 'EADDRINUSE'
			? 'The port is taken. Choose another one with --port'
			: reason.message,
	);
	process.exit(1);
});
