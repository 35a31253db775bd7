import type { FastifyInstance } from 'fastify';

import type { Fault } from '../faults';
import type { LedgerEntry } from '../ledger';
import type { World } from '../world';
import { deliver, type Deliverer, type Delivery } from './deliver';
import { eventRoutes } from './events';
import { exchangeRoutes } from './exchanges';
import { phoneRoutes } from './phones';
import { asCallback, type Saying } from './say';
import { tellSettings } from './settings';

/** What tests and the demo ask of the sandbox itself; no vendor has these paths. */
export function control(world: World) {
	return async (server: FastifyInstance): Promise<void> => {
		eventRoutes(server, world);
		exchangeRoutes(server, world);
		phoneRoutes(server, world);
		server.get('/ledger', async (request) =>
			world.ledger.list(request.query as Partial<LedgerEntry>),
		);
		server.get('/ledger/summary', async () => ({
			...world.ledger.summary(),
			requests: world.requestCount,
		}));
		server.get('/ledger/recipients', async () => world.ledger.recipients());
		server.delete('/ledger', async () => {
			world.ledger.clear();
			world.requests.length = 0;
			world.requestCount = 0;
			world.tallies.clear();
			world.exchanges.clear();
			world.transcript.clear();
			return {};
		});
		server.get('/requests', async () => world.requests);
		server.get('/state', async () => ({
			viber: world.viberWebhook ?? null,
			telegram: world.telegramWebhook ?? null,
			mitto: [...world.mittoWebhooks.values()],
		}));
		server.post('/faults', async (request) => {
			const {
				faults = [],
				seed = 1,
				latencyMs,
			} = request.body as {
				faults?: Fault[];
				seed?: number;
				latencyMs?: number;
			};
			world.faults.set(faults, seed);
			if (latencyMs !== undefined) world.latencyMs = latencyMs;
			tellSettings(world);
			return {};
		});
		server.post('/failing', async (request) => {
			world.failing = new Set((request.body as { destinations: string[] }).destinations);
			return {};
		});
		server.post('/webhooks', async (request) => {
			// Plays somebody else who set a webhook before us.
			Object.assign(world, request.body as object);
			return {};
		});
		server.post(
			'/deliver/:from',
			async (request) =>
				await deliver(
					(request.params as { from: Deliverer }).from,
					request.body as Delivery,
					world,
				),
		);
		server.post('/say/:by', async (request) => {
			const { by } = request.params as { by: Deliverer };
			return await deliver(by, asCallback(by, (request.body ?? {}) as Saying, world), world);
		});
	};
}
