import { bucketOf, keysOf } from '../../../nodes/MittoBulk/ledger/keys';
import { Hold } from '../../../nodes/MittoBulk/ledger/hold';
import type { Settlement } from '../../../nodes/MittoBulk/ledger/claim';
import { Ledger } from '../../../nodes/MittoBulk/ledger/ledger';
import { Mutex } from '../../../nodes/MittoBulk/ledger/mutex';
import type { Store } from '../../../nodes/MittoBulk/ledger/store';
import { stayAlive } from '../../../nodes/MittoBulk/ledger/takeCampaign';
import type { Clock } from '../../../nodes/values/clock';
import { randomFrom } from '../../../sandbox/random';
import { Database } from './database';
import type { Run, Schedule } from './schedule';
import { World, type Process } from './world';

/** Four recipients in two buckets, so that some share their marks; two groups. */
const people = (() => {
	const some = Array.from({ length: 3000 }, (_, n) => `+3859${100_000 + n}`);
	const buckets = [...new Set(some.map(bucketOf))].slice(0, 2);
	return buckets.flatMap((bucket) => some.filter((who) => bucketOf(who) === bucket).slice(0, 2));
})();
const groups = [people.slice(0, 2), people.slice(2)];

/** Recipients of a group: so many can be in doubt after each kill. */
const groupSize = 2;

/** How the executions lock each other out; without it, as before there was a lock. */
export type Exclusion = 'mutex' | 'none';

const minute = 60_000;

/**
 * Plays a schedule, then sends each campaign to its end with an execution of its own, and tells every
 * broken promise: nobody twice, nobody taken for sent who was not, no campaign's entry lost, after each kill
 * only one group in doubt, and of the first run only those whose answer was not written, a campaign
 * whose sender died is free within a minute, everything comes to an end.
 */
export async function simulate(
	schedule: Schedule,
	exclusion: Exclusion = 'mutex',
): Promise<string[]> {
	const world = new World();
	const random = randomFrom(schedule.seed);
	const database = new Database(world, cycle(schedule.latencies));
	const accepted = new Map<string, number>();
	const broken: string[] = [];
	const request = cycle(schedule.requests);
	/** Executions of each campaign that have not ended well. */
	const cutShort = new Map<string, number>();
	/** Recipients whose answers were certainly written, unless their group is being asked for. */
	const written = new Set<string>();
	let executions = 0;

	async function execute(run: Run, process: Process): Promise<void> {
		const execution = ++executions;
		const clock: Clock = {
			// Clocks differ and jump; the ledger must not mind.
			now: () => world.time + (random() - 0.5) * 1e9,
			elapsed: () => world.time,
			sleep: async (milliseconds) => await world.pass(process, milliseconds),
			random,
		};
		const row = database.row('node', process);
		const mutex = new Mutex(database.row('workflow', process), clock, execution);
		let turn: Promise<unknown> = Promise.resolve();
		const store: Store = {
			async exclusively(section, hurry) {
				const work = async () =>
					exclusion === 'mutex'
						? await mutex.locked(async () => await section(row), hurry)
						: await section(row);
				// Within a process sections wait for each other, as in `n8nStore`.
				const mine = turn.then(work, work);
				turn = mine;
				return await mine;
			},
		};
		const campaign = String(run.campaign);
		const hold = new Hold(keysOf(campaign), String(execution), execution);
		const ledger = await Ledger.open(
			store,
			{ campaign, size: people.length, capacity: 1e6, resendDoubtful: false },
			hold,
			{ clock, wait: run.wait },
		);
		if (!(ledger instanceof Ledger)) return;
		count(cutShort, campaign, 1);
		const life = run.silent ? undefined : stayAlive(store, hold, clock);
		const [outcome] = await Promise.allSettled([sendAll(ledger, campaign, process)]);
		life?.stop();
		await Promise.allSettled([ledger.close()]);
		if (outcome.status === 'rejected') throw outcome.reason;
		count(cutShort, campaign, -1);
	}

	async function sendAll(ledger: Ledger, campaign: string, process: Process): Promise<void> {
		const landed: string[] = [];
		let doubtful = 0;
		const doneBefore = await ledger.sentBefore(groups);
		for (const [number, group] of groups.entries()) {
			if (doneBefore[number]) {
				for (const who of group) {
					const times = accepted.get(`${campaign}: ${who}`);
					if (times !== 1) broken.push(`${campaign}: ${who} passed over`);
				}
				continue;
			}
			// Who is killed while it asks leaves those in doubt whom it asked for.
			const asked = group.map((who) => `${campaign}: ${who}`).filter((who) => written.delete(who));
			const standings = await ledger.claim(group);
			// Ended together with the claim of this group, or before.
			const isOpen = (name: string) =>
				group.some((who, n) => standings[n] === 'open' && `${campaign}: ${who}` === name);
			for (const name of [...asked, ...landed]) if (!isOpen(name)) written.add(name);
			const settlements: Settlement[] = [];
			for (const [index, who] of group.entries()) {
				const name = `${campaign}: ${who}`;
				if (standings[index] === 'inDoubt') {
					doubtful++;
					if (written.has(name)) broken.push(`${name} is in doubt, and its answer was written`);
				}
				const times = accepted.get(name) ?? 0;
				if (standings[index] === 'sentBefore' && times !== 1) broken.push(`${name} taken for sent`);
				if (standings[index] !== 'open') continue;
				await world.pass(process, request());
				settlements[index] = schedule.refused.includes(people.indexOf(who)) ? 'open' : 'taken';
				if (settlements[index] === 'taken') {
					const now = (accepted.get(name) ?? 0) + 1;
					accepted.set(name, now);
					if (now > 1) broken.push(`${name} was sent to ${now} times`);
				}
				landed.push(name);
				await world.survive(process);
			}
			ledger.settle(settlements);
		}
		if (doubtful > groupSize * (cutShort.get(campaign) ?? 0)) {
			broken.push(`${doubtful} of campaign ${campaign} are in doubt`);
		}
	}

	async function play(runs: Run[]): Promise<void> {
		for (const run of runs) {
			const process: Process = { alive: true, awaitsLeft: Infinity };
			await world.pass(process, run.after);
			process.awaitsLeft = run.awaitsToLive ?? Infinity;
			const [outcome] = await Promise.allSettled([
				Promise.race([world.death(process), execute(run, process)]),
			]);
			const reason = outcome.status === 'rejected' ? (outcome.reason as Error).message : undefined;
			// Whoever gives no signs of life is taken for dead, and has to notice it.
			if (reason !== undefined && !(run.silent && reason.includes('took the campaign over'))) {
				broken.push(`An execution failed: ${reason}`);
			}
		}
	}

	let over = false;
	void Promise.all(schedule.processes.map(play)).then(() => (over = true));
	await world.run(() => over);
	if (!over) broken.push('The executions never ended');
	for (const campaign of new Set(schedule.processes.flat().map((run) => run.campaign))) {
		over = false;
		const begun = world.time;
		void play([{ campaign, after: 0, silent: false, wait: true }]).then(() => (over = true));
		await world.run(() => over);
		if (!over) broken.push('The last execution never ended');
		const sending = people.length * Math.max(...schedule.requests);
		const writing = 100 * Math.max(...schedule.latencies);
		if (world.time - begun > minute + sending + writing) {
			broken.push(`Campaign ${campaign} was free only after ${world.time - begun} ms`);
		}
	}
	return broken;
}

function count(counts: Map<string, number>, name: string, by = 1): void {
	counts.set(name, (counts.get(name) ?? 0) + by);
}

/** The values of a list, over and over. */
function cycle(values: number[]): () => number {
	let next = 0;
	return () => values[next++ % values.length] ?? 0;
}
