import type { Fault } from '../../sandbox/faults';
import { randomFrom } from '../../sandbox/random';

/** The settings of a node. */
export interface NodeSettings {
	operation: 'sendBulk' | 'sendPersonalised';
	chunkSize: number;
	atOnce: number;
	/** What a second execution of the same campaign does; ends when left out. */
	ifBeingSent?: 'stop' | 'wait';
}

/** A campaign as a user would set it up, with everything that people's lists hold. */
export interface Campaign {
	id: string;
	/** One for each input item: good ones, repeated ones, broken ones and opted-out ones. */
	sources: string[];
	suppressed: string[];
	/** Place of the node that sends it among the scenario's nodes. */
	node: number;
}

/** When n8n is killed in a run. */
export interface Kill {
	/** Requests that the vendors have seen by then. */
	afterRequests: number;
	/** Time that passes after the last of them, so that every phase of the node's work is hit. */
	milliseconds: number;
}

/** Everything that happens in one drill. The same seed gives the same scenario. */
export interface Scenario {
	seed: number;
	nodes: NodeSettings[];
	/** Run at the same time. */
	campaigns: Campaign[];
	faults: Fault[];
	/** One for each run that does not come to its end. */
	kills: Kill[];
}

/** One campaign; two at once by two nodes of a workflow; two at once by one node in two executions. */
export type Together = 'one' | 'twoNodes' | 'oneNode';

export const togethers: readonly Together[] = ['one', 'twoNodes', 'oneNode'];

export function scenarioOf(seed: number, together: Together): Scenario {
	const random = randomFrom(seed);
	const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
	const chance = (upTo: number) => random() * upTo;

	const nodes = Array.from(
		{ length: together === 'twoNodes' ? 2 : 1 },
		(): NodeSettings => ({
			operation: random() < 0.5 ? 'sendBulk' : 'sendPersonalised',
			chunkSize: between(20, 120),
			atOnce: between(1, 4),
		}),
	);
	const campaigns = Array.from({ length: together === 'one' ? 1 : 2 }, (_, index): Campaign => {
		const recipients = Array.from(
			{ length: between(300, 1500) },
			(__, n) => `+3859${index + 1}${String(100_000 + n)}`,
		);
		const sources = asPeopleWriteThem(recipients, random);
		return {
			id: `drill-${seed}-${index + 1}`,
			sources,
			suppressed: optedOut(recipients, random),
			node: index % nodes.length,
		};
	});
	const requests = nodes.reduce((sum, { chunkSize }, index) => {
		const own = campaigns.filter(({ node }) => node === index);
		return sum + own.reduce((all, { sources }) => all + sources.length, 0) / chunkSize;
	}, 0);

	return {
		seed,
		nodes,
		campaigns,
		faults: [
			{ kind: 'rateLimited', probability: chance(0.15), retryAfter: random() < 0.5 ? 0 : 1 },
			{ kind: 'internal', probability: chance(0.1) },
			{ kind: 'internalAfter', probability: chance(0.1) },
			{ kind: 'cutBefore', probability: chance(0.1) },
			{ kind: 'cutAfter', probability: chance(0.1) },
			// Some within the node's timeout of a second, some beyond it.
			{ kind: 'slow', probability: chance(0.1), milliseconds: 300 },
			{ kind: 'slow', probability: chance(0.05), milliseconds: 1500 },
		],
		kills: Array.from({ length: random() < 0.3 ? 2 : 1 }, () => ({
			afterRequests: between(1, Math.ceil(requests * 0.8)),
			milliseconds: between(0, 120),
		})),
	};
}

/** At least one: a campaign whose opt-out list is empty sends nothing. */
export function optedOut(recipients: string[], random: () => number): string[] {
	const some = recipients.filter(() => random() < 0.03);
	return some.length > 0 ? some : recipients.slice(0, 1);
}

/** Some recipients stand in the list twice, in another notation, and some entries are nobody's number. */
export function asPeopleWriteThem(recipients: string[], random: () => number): string[] {
	return recipients.flatMap((recipient) => {
		const dice = random();
		if (dice < 0.01) return [recipient, recipient.replace('+', '00')];
		if (dice < 0.02) return [recipient, recipient.replace('+', '')];
		return dice < 0.03 ? [recipient, 'nobody'] : [recipient];
	});
}
