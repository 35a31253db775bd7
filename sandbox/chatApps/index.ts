import type { FastifyInstance } from 'fastify';

import { apiKeys, keyFindings, trafficAccounts } from '../accounts';
import { judge } from '../verdict';
import type { World } from '../world';
import { whatsAppTemplates } from '../whatsAppTemplates';
import { messageRoutes } from './messages';
import { webhookRoutes } from './webhooks';

/** Mitto's chat apps API. */
export function chatApps(world: World) {
	return async (server: FastifyInstance): Promise<void> => {
		server.addHook('onRequest', async (request, reply) => {
			const key = request.headers['x-mitto-api-key'];
			judge(request, keyFindings(key));
			if (key === apiKeys.forbidden) return await reply.code(403).send({ title: 'Forbidden' });
			if (key !== apiKeys.good) return await reply.code(401).send({ title: 'Unauthorized' });
		});

		server.get('/api/:version/trafficAccounts', async () =>
			trafficAccounts.map(({ id, name, channel }) => ({ id, name, channel })),
		);
		server.get('/api/:version/trafficAccounts/:id/WhatsAppTemplates', async (request, reply) => {
			const { id } = request.params as { id: string };
			const account = trafficAccounts.find((candidate) => candidate.id === id);
			if (account?.channel !== 'whatsapp') {
				return await reply.code(400).send({ title: 'Not a WhatsApp traffic account.' });
			}
			return whatsAppTemplates;
		});
		messageRoutes(server, world);
		webhookRoutes(server, world);
	};
}
