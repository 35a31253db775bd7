import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
export interface SeenRequest {
	method: string;
	/** With the query. */
	url: string;
	headers: Record<string, string>;
	text: string;
	/** The body parsed, when it is JSON. */
	body: unknown;
}

/** What to do with a request: answer it, or cut the connection. */
export type Reaction =
	| { status?: number; body?: unknown; headers?: Record<string, string>; afterMs?: number }
	| 'cutBeforeReading'
	| 'cutAfterReading';

/** Decides for itself, also after a while. */
export type Deciding = (request: SeenRequest) => Reaction | Promise<Reaction>;

export interface FakeVendor {
	url: string;
	requests: SeenRequest[];
	/** Reactions are used in order; the last one stays. */
	react(...reactions: Array<Reaction | Deciding>): void;
	close(): Promise<void>;
}

/** A vendor's server that answers as told and remembers what it saw. */
export async function startFakeVendor(): Promise<FakeVendor> {
	const requests: SeenRequest[] = [];
	let script: Array<Reaction | Deciding> = [{}];

	const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
		const next = script.length > 1 ? script.shift() : script[0];
		if (next === 'cutBeforeReading') {
			incoming.socket.destroy();
			return;
		}
		const request = await read(incoming);
		requests.push(request);
		const reaction = typeof next === 'function' ? await next(request) : (next ?? {});
		if (typeof reaction === 'string') {
			incoming.socket.destroy();
			return;
		}
		const { status = 200, body = {}, headers = {}, afterMs = 0 } = reaction;
		if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
		response.writeHead(status, { 'content-type': 'application/json', ...headers });
		response.end(typeof body === 'string' ? body : JSON.stringify(body));
	};

	const server = createServer((incoming, response) => void handle(incoming, response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		requests,
		react: (...reactions) => {
			script = reactions;
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function read(incoming: IncomingMessage): Promise<SeenRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const text = Buffer.concat(chunks).toString('utf8');
	return {
		method: incoming.method ?? '',
		url: incoming.url ?? '',
		headers: incoming.headers as Record<string, string>,
		text,
		body: parse(text),
	};
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
