/** `npm run sandbox -- --port 5680`: the local Mitto by itself. */
import { parseArgs } from 'node:util';

import { startSandbox } from './index';

const { values } = parseArgs({
	options: { port: { type: 'string' }, latency: { type: 'string' } },
});

void startSandbox({
	port: Number(values.port ?? 5680),
	latencyMs: Number(values.latency ?? 0),
}).then(({ url }) =>
	console.log(`The local Mitto listens on ${url}; what it accepted: ${url}/control/ledger`),
);
