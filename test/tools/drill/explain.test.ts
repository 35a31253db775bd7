import type { Execution } from '../../../tools/n8n/api';
import {
	claimedTwice,
	isRefusal,
	missingOf,
	unexplainedEnd,
	type Run,
} from '../../../tools/drill/queue/explain';
import { queueScenarioOf } from '../../../tools/drill/queue/scenario';
import type { Campaign } from '../../../tools/drill/scenario';

const campaign: Campaign = {
	id: 'winter',
	node: 0,
	sources: ['+385911', '+385922', '+385933', '00385911', 'nobody'],
	suppressed: ['+385933'],
};

const refusal = (sender: string) =>
	`Campaign ID is "winter", which execution ${sender} of this node is sending right now`;

function run(id: string, accepted: string[], message?: string): Run {
	const status = message === undefined ? 'success' : 'error';
	const error = message === undefined ? undefined : { message };
	return {
		execution: { id, status, data: { resultData: { error, runData: {} } } } as unknown as Execution,
		rows: accepted.map((destination) => ({ destination, outcome: 'accepted' })),
	};
}

describe('the verdict of a drill in queue mode', () => {
	it('knows an execution that ended because another one is sending', () => {
		expect(isRefusal(run('2', [], refusal('1')).execution)).toBe(true);
		expect(isRefusal(run('2', [], 'The database is away').execution)).toBe(false);
		expect(isRefusal(run('2', []).execution)).toBe(false);
	});

	it.each<[string, Run, number]>([
		['success', run('2', []), 0],
		['the sender named', run('2', [], refusal('1')), 0],
		['itself named', run('2', [], refusal('2')), 1],
		['a stranger named', run('2', [], refusal('7')), 1],
		['another error', run('2', [], 'The database is away'), 1],
	])('takes an execution that ended with %s for explained or not', (_, given, complaints) => {
		expect(unexplainedEnd(campaign, given, ['1', '2'])).toHaveLength(complaints);
	});

	it('finds who was accepted in two executions', () => {
		const runs = [run('1', ['+385911', '+385922']), run('2', ['+385922'])];
		expect(claimedTwice(campaign, runs)).toEqual([
			'winter: +385922 was accepted in executions 1, 2',
		]);
		expect(claimedTwice(campaign, runs.slice(1))).toEqual([]);
	});

	it('counts who got nothing and of whom nobody is in doubt', () => {
		expect(missingOf(campaign, [], { '+385911': 1 })).toBe(1);
		expect(missingOf(campaign, [], { '+385911': 1, '+385922': 1 })).toBe(0);
		const unknown = [{ destination: '+385922', outcome: 'unknown' }];
		expect(missingOf(campaign, unknown, { '+385911': 1 })).toBe(0);
	});

	it('plays the same scenario for the same seed, with recipients of its own', () => {
		expect(queueScenarioOf(7, 'worker')).toEqual(queueScenarioOf(7, 'worker'));
		const people = (seed: number) =>
			queueScenarioOf(seed, 'none').campaigns.flatMap(({ sources }) =>
				sources.filter((source) => source.startsWith('+')),
			);
		const others = new Set(people(8));
		expect(people(7).filter((person) => others.has(person))).toEqual([]);
	});
});
