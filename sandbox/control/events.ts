import type { FastifyInstance } from 'fastify';

import type { Happening } from '../wire';
import type { World } from '../world';
import { snapshot } from './settings';

/** Happenings are told together, so that a big campaign does not drown a page. */
const batchMs = 100;

/** Quiet batches between two beats: 15 seconds. */
const beatEvery = 150;

/** Server-sent events: first `snapshot` with everything so far, then `batch` with a list of happenings. */
export function eventRoutes(server: FastifyInstance, world: World): void {
	server.get('/snapshot', async () => snapshot(world));

	server.get('/events', async (request, reply) => {
		reply.hijack();
		const { raw } = reply;
		raw.writeHead(200, {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store',
			'x-accel-buffering': 'no',
			'x-content-type-options': 'nosniff',
		});
		const send = (event: string, data: unknown) =>
			raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);

		let waiting: Happening[] = [];
		let counted = false;
		let quiet = 0;
		const end = world.events.subscribe((happening) => waiting.push(happening));
		send('snapshot', snapshot(world));
		const timer = setInterval(() => {
			const campaign = waiting.some(
				(happening) => happening.kind === 'message' || happening.kind === 'exchange',
			);
			// Once more after the last message, for the seconds to move on.
			if (campaign || counted) waiting.push({ kind: 'tally', tally: world.tallies.now() });
			counted = world.tallies.now().perSecond.some((count) => count > 0);
			if (waiting.length === 0) {
				// A beat now and then shows whether the other side is still there.
				if (++quiet % beatEvery === 0) raw.write(':\n\n');
				return;
			}
			send('batch', lastOfEach(waiting));
			waiting = [];
		}, batchMs);
		request.raw.on('close', () => {
			end();
			clearInterval(timer);
		});
	});
}

/** Of states that replace each other only the last is worth telling. */
function lastOfEach(happenings: Happening[]): Happening[] {
	const last = new Map(happenings.map((happening, index) => [happening.kind, index]));
	return happenings.filter(
		({ kind }, index) =>
			!['tally', 'settings', 'faults'].includes(kind) || last.get(kind) === index,
	);
}
