import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A place on the loopback address that passes connections on. */
export interface Proxy {
	port: number;
	/** Milliseconds that everything on its way to the server waits, in the order in which it came. */
	delay: number;
	close(): Promise<void>;
}

/** @param target port of the server, asked for each connection */
export async function startProxy(target: () => number): Promise<Proxy> {
	const sockets = new Set<Socket>();
	const proxy = { delay: 0 };
	const server = createServer((client) => {
		const upstream = connect(target(), '127.0.0.1');
		for (const socket of [client, upstream]) {
			socket.setNoDelay(true);
			sockets.add(socket);
			socket.on('close', () => {
				sockets.delete(socket);
				client.destroy();
				upstream.destroy();
			});
			// Whoever is connected sees it as a broken connection, as without the proxy.
			socket.on('error', () => socket.destroy());
		}
		upstream.pipe(client);
		let free = 0;
		client.on('data', (bytes: Buffer) => {
			const at = Math.max(Date.now() + proxy.delay, free);
			free = at;
			if (at <= Date.now()) upstream.write(bytes);
			else setTimeout(() => upstream.write(bytes), at - Date.now());
		});
		client.on('end', () => setTimeout(() => upstream.end(), Math.max(0, free - Date.now())));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return Object.assign(proxy, {
		port: (server.address() as AddressInfo).port,
		close: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	});
}
