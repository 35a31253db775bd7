import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { isObject } from './complaints';
import type { Fault } from './faults';
import type { LedgerEntry } from './ledger';
import { tellSettings } from './control/settings';
import { channelsOf, isBulk, messagesIn, recipientsOf, serviceOf, type Service } from './vendorOf';
import { verdictOn } from './verdict';
import type { Finding, Verdict } from './wire';
import type { World } from './world';

const keptRequests = 500;

/** A request that is being answered. */
interface Running {
	id: number;
	began: number;
	messages: string[];
	fault?: Fault;
	findings: Finding[];
	answer: string;
	done: boolean;
}

const requests = new WeakMap<FastifyRequest, Running>();

/** Which request brought a body, or one message of a body. */
const bodies = new WeakMap<object, Running>();

/** The request that brought an entry of the ledger. */
export function requestOf({ body, messageId }: LedgerEntry): number | undefined {
	const running = isObject(body) ? bodies.get(body) : undefined;
	running?.messages.push(messageId);
	return running?.id;
}

/** Notes what somebody behind the vendor objects to in a message that the vendor has taken. */
export function objectTo({ body }: LedgerEntry, finding: Finding): void {
	if (isObject(body)) bodies.get(body)?.findings.push(finding);
}

/** How each vendor refuses a key. */
const wrongKey: Record<Service, { code: number; body: object }> = {
	chatApps: { code: 401, body: { title: 'Unauthorized' } },
	smsApi: { code: 401, body: { responseText: 'Unauthorized' } },
	viberBot: { code: 200, body: { status: 2, status_message: 'invalidAuthToken' } },
	telegram: { code: 401, body: { ok: false, error_code: 401, description: 'Unauthorized' } },
};

/** Delay, faults, the list of requests and the inspector, for all vendors alike. */
export function watch(vendors: FastifyInstance, world: World): void {
	vendors.addHook('onRequest', async (request) => {
		const id = world.exchanges.begin();
		requests.set(request, {
			id,
			began: performance.now(),
			messages: [],
			findings: [],
			answer: '',
			done: false,
		});
	});

	vendors.addHook('preHandler', async (request, reply) => {
		world.requestCount++;
		const running = requests.get(request)!;
		for (const body of [request.body, ...messagesIn(request.body)])
			if (isObject(body)) bodies.set(body, running);
		if (world.latencyMs > 0) await wait(world.latencyMs);
		const channels = channelsOf(request.url, request.body);
		const fault = world.faults.next({ path: request.url, channels });
		if (fault === undefined) return;
		running.fault = fault;
		tellFaults(world);
		if (fault.kind === 'slow') await wait(fault.milliseconds ?? 1000);
		if (fault.kind === 'cutBefore') {
			request.raw.socket.destroy();
			finish(request, 0, {}, world);
			return await reply.hijack();
		}
		return await answerFault(fault, request, reply);
	});

	vendors.addHook('onSend', async (request, reply, payload) => {
		const running = requests.get(request)!;
		if (typeof payload === 'string') running.answer = payload;
		const { kind, milliseconds = 3000 } = running.fault ?? {};
		if (kind === 'cutAfter') {
			request.raw.socket.destroy();
			finish(request, 0, {}, world);
			return payload;
		}
		if (kind === 'internalAfter') {
			void reply.code(500);
			return (running.answer = '{"title":"Internal Server Error"}');
		}
		if (kind === 'slowBody' && typeof payload === 'string') {
			return Readable.from(drops(payload, milliseconds));
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
		finish(request, reply.statusCode, reply.getHeaders(), world);
		if (/webhook/i.test(request.url)) tellSettings(world);
	});
}

async function answerFault(
	{ kind, retryAfter = 1 }: Fault,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<unknown> {
	if (kind === 'rateLimited') {
		return await reply
			.code(429)
			.header('retry-after', String(retryAfter))
			.send({ title: 'Too Many Requests' });
	}
	if (kind === 'wrongKey') {
		const { code, body } = wrongKey[serviceOf(request.url)];
		return await reply.code(code).send(body);
	}
	const status = { unauthorised: 401, forbidden: 403, internal: 500 }[kind as string];
	if (status !== undefined) return await reply.code(status).send({ title: `Fault ${status}` });
	return undefined;
}

function finish(
	request: FastifyRequest,
	status: number,
	answerHeaders: Record<string, unknown>,
	world: World,
): void {
	const running = requests.get(request);
	if (running === undefined || running.done) return;
	running.done = true;
	const findings = [...verdictOn(request), ...running.findings];
	const recipients = recipientsOf(request.url, request.body);
	const accepted = running.messages.length;
	const verdict: Verdict =
		running.fault !== undefined
			? 'fault'
			: findings.length > 0 || status >= 400
				? 'refused'
				: 'fine';
	if (isBulk(request.url) && recipients > accepted)
		world.tallies.refusedSome(recipients - accepted);
	world.exchanges.add({
		id: running.id,
		kind: 'request',
		at: new Date().toISOString(),
		method: request.method,
		url: request.url,
		service: serviceOf(request.url),
		status,
		milliseconds: Math.round(performance.now() - running.began),
		verdict,
		recipients,
		...(running.fault !== undefined && { fault: running.fault.kind }),
		headers: request.headers,
		body: request.body,
		findings,
		answer: { headers: answerHeaders, body: running.answer },
		messages: running.messages,
	});
}

function tellFaults(world: World): void {
	// By the time of a drill there may be thousands of hits; listeners batch what they are told.
	world.events.publish({ kind: 'faults', faults: world.faults.state });
}

async function* drops(payload: string, milliseconds: number): AsyncGenerator<string> {
	const count = 8;
	const size = Math.ceil(payload.length / count);
	for (let start = 0; start < payload.length; start += size) {
		await wait(milliseconds / count);
		yield payload.slice(start, start + size);
	}
}

async function wait(milliseconds: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
