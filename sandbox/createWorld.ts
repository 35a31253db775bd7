import { Exchanges } from './exchanges';
import { Faults } from './faults';
import { Ledger } from './ledger';
import { Aging } from './live/aging';
import { contentOf } from './live/content';
import { Events } from './live/events';
import { Tallies } from './live/tally';
import { Transcript } from './live/transcript';
import { reportByItself } from './reports';
import { refusalOfTelegram } from './telegram/refusal';
import type { ReportSettings } from './wire';
import { objectTo, requestOf } from './watch';
import type { MittoWebhook, World } from './world';

/** Vendors that know nothing yet. */
export function createWorld(latencyMs: number): World {
	const events = new Events();
	const transcript = new Transcript(events);
	const mittoWebhooks = new Map<string, MittoWebhook>();
	const failing = new Set<string>();
	const reports: ReportSettings = { mode: 'standard', afterMs: 1000, upTo: 'delivered' };

	const world = {
		faults: new Faults(),
		latencyMs,
		requests: [],
		requestCount: 0,
		mittoWebhooks,
		addresses: {},
		failing,
		reports,
		events,
		transcript,
		tallies: new Tallies(),
	} as unknown as World;
	world.exchanges = new Exchanges(events, world);
	world.aging = new Aging(transcript, world);
	world.ledger = new Ledger((entry) => {
		const message = transcript.accepted(entry, requestOf(entry));
		if (entry.bulkId !== undefined) world.tallies.acceptedOne(entry.destination);
		world.aging.add(message);
		const refusal = entry.channel === 'telegram' ? refusalOfTelegram(contentOf(entry)) : undefined;
		if (refusal !== undefined) {
			objectTo(entry, refusal);
			transcript.setStatus(message.id, 'failed', refusal.complaint);
		}
		reportByItself(message, world);
	});
	return world;
}
