import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { AddressInfo } from 'node:net';

import { chatApps } from './chatApps';
import { control } from './control';
import { Faults, type Fault } from './faults';
import { Ledger } from './ledger';
import { smsApi } from './smsApi';
import { telegram } from './telegram';
import { viberBot } from './viberBot';
import type { World } from './world';

export interface Sandbox {
	/** `http://127.0.0.1:port`; the services are under /chat, /sms, /viber/pa and /telegram. */
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

const keptRequests = 500;

/** Starts a local Mitto, Viber and Telegram on the loopback address. */
export async function startSandbox({
	port = 0,
	latencyMs = 0,
}: SandboxOptions = {}): Promise<Sandbox> {
	const world: World = {
		ledger: new Ledger(),
		faults: new Faults(),
		latencyMs,
		requests: [],
		requestCount: 0,
		mittoWebhooks: new Map(),
		failing: new Set(),
	};
	const server = fastify({ bodyLimit: 256 * 1024 * 1024, forceCloseConnections: true });
	acceptAnyContentType(server);

	await server.register(async (vendors) => {
		watch(vendors, world);
		await vendors.register(chatApps(world), { prefix: '/chat' });
		await vendors.register(smsApi(world), { prefix: '/sms' });
		await vendors.register(viberBot(world), { prefix: '/viber/pa' });
		await vendors.register(telegram(world), { prefix: '/telegram' });
	});
	await server.register(control(world), { prefix: '/control' });

	await server.listen({ port, host: '127.0.0.1' });
	const address = server.server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${address.port}`,
		port: address.port,
		world,
		close: async () => await server.close(),
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

/** Delay, faults and the list of requests, for all vendors alike. */
function watch(vendors: FastifyInstance, world: World): void {
	const hit = new WeakMap<FastifyRequest, Fault>();

	vendors.addHook('preHandler', async (request, reply) => {
		world.requestCount++;
		if (world.latencyMs > 0) await wait(world.latencyMs);
		const fault = world.faults.next(request.url);
		if (fault === undefined) return;
		hit.set(request, fault);
		if (fault.kind === 'slow') await wait(fault.milliseconds ?? 1000);
		if (fault.kind === 'cutBefore') {
			request.raw.socket.destroy();
			return await reply.hijack();
		}
		if (fault.kind === 'rateLimited') {
			return await reply
				.code(429)
				.header('retry-after', String(fault.retryAfter ?? 1))
				.send({ title: 'Too Many Requests' });
		}
		const status = { unauthorised: 401, forbidden: 403, internal: 500 }[fault.kind as string];
		if (status !== undefined) return await reply.code(status).send({ title: `Fault ${status}` });
	});

	vendors.addHook('onSend', async (request, reply, payload) => {
		const kind = hit.get(request)?.kind;
		if (kind === 'cutAfter') {
			request.raw.socket.destroy();
			return payload;
		}
		if (kind === 'internalAfter') {
			void reply.code(500);
			return '{"title":"Internal Server Error"}';
		}
		return payload;
	});

	vendors.addHook('onResponse', async (request, reply) => {
		world.requests.push({
			method: request.method,
			path: request.url.replace(/\/bot[^/]+/, '/bot…'),
			body: request.body,
			status: reply.statusCode,
		});
		if (world.requests.length > keptRequests) world.requests.shift();
	});
}

async function wait(milliseconds: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
