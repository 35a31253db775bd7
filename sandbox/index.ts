import fastify, { type FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';

import { chatApps } from './chatApps';
import { control } from './control';
import { createWorld } from './createWorld';
import { page } from './page';
import { guard } from './page/guard';
import { smsApi } from './smsApi';
import { telegram } from './telegram';
import { viberBot } from './viberBot';
import { watch } from './watch';
import type { World } from './world';

export interface Sandbox {
	/** `http://127.0.0.1:port`; the phone page is at its root, the services under /chat, /sms, /viber/pa and /telegram. */
	url: string;
	port: number;
	world: World;
	close(): Promise<void>;
}

export interface SandboxOptions {
	/** 0 takes a free port. */
	port?: number;
	/** Time that every vendor takes to answer. */
	latencyMs?: number;
}

/** Starts a local Mitto, Viber and Telegram on the loopback address. */
export async function startSandbox({
	port = 0,
	latencyMs = 0,
}: SandboxOptions = {}): Promise<Sandbox> {
	const world = createWorld(latencyMs);
	const server = fastify({ bodyLimit: 256 * 1024 * 1024, forceCloseConnections: true });
	guard(server);
	acceptAnyContentType(server);

	await server.register(async (vendors) => {
		watch(vendors, world);
		await vendors.register(chatApps(world), { prefix: '/chat' });
		await vendors.register(smsApi(world), { prefix: '/sms' });
		await vendors.register(viberBot(world), { prefix: '/viber/pa' });
		await vendors.register(telegram(world), { prefix: '/telegram' });
	});
	await server.register(control(world), { prefix: '/control' });
	await server.register(page());

	await server.listen({ port, host: '127.0.0.1' });
	const address = server.server.address() as AddressInfo;
	world.url = `http://127.0.0.1:${address.port}`;
	return {
		url: world.url,
		port: address.port,
		world,
		close: async () => {
			world.aging.stop();
			await server.close();
		},
	};
}

/** Bodies without or with another content type are read as JSON when they are JSON. */
function acceptAnyContentType(server: FastifyInstance): void {
	server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
		try {
			done(null, body === '' ? undefined : JSON.parse(String(body)));
		} catch {
			done(null, String(body));
		}
	});
}
