import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that begins to answer at once and never ends: a byte every 300 ms. */
export async function startDrippingServer(): Promise<{ url: string; close(): Promise<void> }> {
	const server = createServer((_, response) => {
		response.writeHead(200, { 'content-type': 'application/json' });
		const drip = setInterval(() => response.write(' '), 300);
		response.on('close', () => clearInterval(drip));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
