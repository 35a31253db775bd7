import type { FastifyInstance } from 'fastify';

import { isObject, isUrl } from '../complaints';
import { report } from '../reports';
import {
	channels,
	statuses,
	type Act,
	type AddressedBy,
	type Channel,
	type ReportSettings,
	type Status,
} from '../wire';
import type { World } from '../world';
import { act } from './act';
import { settingsOf, tellSettings } from './settings';

const actKinds = ['text', 'picture', 'location', 'contact', 'tap'];
const addressed: AddressedBy[] = ['sms', 'gbm', 'chat-apps'];

/** What people do with their phones, and what becomes of messages. */
export function phoneRoutes(server: FastifyInstance, world: World): void {
	server.post('/act', async (request, reply) => {
		const body = isObject(request.body) ? request.body : {};
		const { channel, person, act: what } = body;
		const fine =
			channels.includes(channel as Channel) &&
			typeof person === 'string' &&
			isObject(what) &&
			actKinds.includes(String(what.kind));
		if (!fine) return await reply.code(400).send({ error: 'channel, person and act are needed' });
		return await act(channel as Channel, person, what as unknown as Act, world);
	});

	server.post('/report', async (request, reply) => {
		const { id, status, description } = request.body as Record<string, string>;
		const message = world.transcript.find(id ?? '');
		if (message?.from !== 'business' || !statuses.includes(status as Status)) {
			return await reply.code(404).send({ error: 'There is no such message, or no such status' });
		}
		return await report(message, status as Status, world, description);
	});

	server.post('/latency', async (request) => {
		world.latencyMs = Math.max(0, Number((request.body as { milliseconds: number }).milliseconds));
		tellSettings(world);
		return settingsOf(world);
	});
	server.get('/settings', async () => settingsOf(world));
	server.post('/reports', async (request) => {
		const { mode, afterMs, upTo } = request.body as Partial<ReportSettings>;
		world.reports = {
			mode: mode ?? world.reports.mode,
			afterMs: Math.max(0, Number(afterMs ?? world.reports.afterMs)),
			upTo: upTo ?? world.reports.upTo,
		};
		tellSettings(world);
		return settingsOf(world);
	});
	server.post('/addresses', async (request, reply) => {
		const body = request.body as Partial<Record<AddressedBy, string>>;
		for (const name of addressed) {
			const url = body[name]?.trim();
			if (url === undefined) continue;
			if (url !== '' && !isUrl(url))
				return await reply.code(400).send({ error: `${name}: not a URL` });
			if (url === '') delete world.addresses[name];
			else world.addresses[name] = url;
		}
		tellSettings(world);
		return settingsOf(world);
	});
}
