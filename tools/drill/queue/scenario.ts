import type { Fault } from '../../../sandbox/faults';
import { randomFrom } from '../../../sandbox/random';
import { asPeopleWriteThem, optedOut, type Campaign, type NodeSettings } from '../scenario';

/** What happens to n8n while campaigns are sent. */
export type Trouble = 'none' | 'worker' | 'processor' | 'main' | 'redis';

export const troubles: readonly Trouble[] = ['none', 'worker', 'processor', 'main', 'redis'];

/** Campaigns that are each started twice. The same seed gives the same scenario. */
export interface QueueScenario {
	seed: number;
	nodes: NodeSettings[];
	/** Run at the same time. */
	campaigns: Campaign[];
	/** Milliseconds from the first to the second start of each campaign. */
	gaps: number[];
	faults: Fault[];
	/** Milliseconds that the vendors take for each request. */
	latency: number;
	/** Milliseconds that the database takes for each statement beyond its own time. */
	databaseDelay: number;
	trouble: Trouble;
	/** Milliseconds from the first start to the trouble. */
	troubleAfter: number;
	/** Milliseconds from the trouble until what has ended is started again. */
	troubleLasts: number;
	/** Which of the processes of its kind is hit. */
	hit: number;
}

export function queueScenarioOf(seed: number, trouble: Trouble): QueueScenario {
	const random = randomFrom(seed);
	const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));

	const nodes = Array.from(
		{ length: between(1, 2) },
		(): NodeSettings => ({
			operation: random() < 0.5 ? 'sendBulk' : 'sendPersonalised',
			chunkSize: between(20, 60),
			atOnce: between(1, 4),
			ifBeingSent: random() < 0.5 ? 'wait' : 'stop',
		}),
	);
	const campaigns = Array.from({ length: between(1, 3) }, (_, index): Campaign => {
		// Nobody is a recipient of two scenarios, so that what is sent too late can be told.
		const digits = `3859${index + 1}${String(seed % 10_000).padStart(4, '0')}`;
		const recipients = Array.from(
			{ length: between(60, 400) },
			(__, n) => `+${digits}${String(n).padStart(4, '0')}`,
		);
		return {
			id: `queue-${seed}-${index + 1}`,
			sources: asPeopleWriteThem(recipients, random),
			suppressed: optedOut(recipients, random),
			node: index % nodes.length,
		};
	});
	return {
		seed,
		nodes,
		campaigns,
		gaps: campaigns.map(() => (random() < 0.3 ? 0 : between(0, 3000))),
		faults:
			random() < 0.5
				? []
				: [
						{ kind: 'rateLimited', probability: 0.1, retryAfter: 0 },
						{ kind: 'internalAfter', probability: 0.05 },
						{ kind: 'cutBefore', probability: 0.05 },
						{ kind: 'cutAfter', probability: 0.05 },
					],
		latency: between(100, 600),
		databaseDelay: random() < 0.5 ? 0 : between(1, 12),
		trouble,
		troubleAfter: between(200, 6000),
		troubleLasts: between(0, 3000),
		hit: between(0, 1),
	};
}
