import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

import { trafficAccounts } from '../accounts';
import { isObject, isUrl } from '../complaints';
import type { MittoWebhook, World } from '../world';

/** Webhooks of the chat apps API: create, list, change, remove. */
export function webhookRoutes(server: FastifyInstance, world: World): void {
	const { mittoWebhooks } = world;

	server.get('/api/:version/Webhooks', async () => [...mittoWebhooks.values()]);

	server.post('/api/:version/Webhooks', async (request, reply) => {
		const body = isObject(request.body) ? request.body : {};
		if (!isUrl(body.url)) return await reply.code(400).send({ title: 'The url field is invalid.' });
		const linked = Array.isArray(body.linkTrafficAccountIds) ? body.linkTrafficAccountIds : [];
		if (!linked.every((id) => trafficAccounts.some((account) => account.id === id))) {
			return await reply.code(400).send({ title: 'A traffic account does not exist.' });
		}
		const webhook = { ...body, id: randomUUID() } as unknown as MittoWebhook;
		mittoWebhooks.set(webhook.id, webhook);
		return await reply.code(201).send(webhook);
	});

	server.put('/api/:version/Webhooks/:id', async (request, reply) => {
		const { id } = request.params as { id: string };
		const before = mittoWebhooks.get(id);
		if (before === undefined) return await reply.code(404).send({ message: 'Webhook not found' });
		const after = { ...before, ...(request.body as object), id };
		mittoWebhooks.set(id, after);
		return after;
	});

	server.delete('/api/:version/Webhooks/:id', async (request, reply) => {
		const { id } = request.params as { id: string };
		const webhook = mittoWebhooks.get(id);
		if (webhook === undefined) return await reply.code(404).send({ message: 'Webhook not found' });
		const force = (request.query as { forceDelete?: string }).forceDelete === 'true';
		if (!force && (webhook.linkTrafficAccountIds?.length ?? 0) > 0) {
			return await reply.code(400).send({ title: 'The webhook is linked to traffic accounts.' });
		}
		mittoWebhooks.delete(id);
		return {};
	});
}
