import type { FastifyInstance } from 'fastify';

import type { Proof } from '../wire';
import type { World } from '../world';
import { deliver, type Deliverer } from './deliver';

/** How a callback is made once more. */
interface Replay {
	proof?: Proof;
	/** Another body; the same one when left out. */
	body?: string;
}

/** The inspector's view of requests and callbacks, and callbacks once more. */
export function exchangeRoutes(server: FastifyInstance, world: World): void {
	const find = (params: unknown) => world.exchanges.find(Number((params as { id: string }).id));

	server.get('/exchanges', async () => world.exchanges.summaries());
	server.get('/exchanges/:id', async (request, reply) => {
		const exchange = find(request.params);
		if (exchange === undefined) return await reply.code(404).send({ error: 'No longer kept' });
		return world.exchanges.detail(exchange);
	});
	server.post('/exchanges/:id/replay', async (request, reply) => {
		const exchange = find(request.params);
		if (exchange?.kind !== 'callback') {
			return await reply
				.code(404)
				.send({ error: 'Only callbacks that are still kept can be replayed' });
		}
		const { proof = 'signed', body } = (request.body ?? {}) as Replay;
		const before = typeof exchange.body === 'string' ? exchange.body : '';
		return await deliver(
			exchange.service as Deliverer,
			{
				url: exchange.url,
				method: exchange.method as 'GET' | 'POST',
				body: body ?? before,
				forge: proof === 'forged',
				unsigned: proof === 'unsigned',
				...(proof === 'stale' && { provenBody: before }),
				replayOf: exchange.id,
			},
			world,
		).catch((reason: Error) => ({ status: 0, body: reason.message }));
	});
}
