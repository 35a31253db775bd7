import { OperationalError } from 'n8n-workflow';

import type { Clock } from '../values/clock';
import type { Row } from './row';
import { settled } from '../values/settled';

/**
 * Lets one n8n process at a time change the ledgers of a workflow.
 *
 * Whoever manages to insert the workflow's row holds the lock, and deletes the row to release it.
 * That needs no assumption about time. Only when a holder was killed, the others must tell from time
 * alone that the row is left over. What is assumed then:
 *
 * - no section lasts longer than `longestSection`; one that did writes no more and fails,
 * - a call of n8n's store on this small row reads and writes within `longestCall`.
 *
 * Durations are measured by each process for itself, so clocks may differ and jump.
 *
 * The row belongs to all nodes of the workflow. "Remove Duplicates" with the scope Workflow keeps its
 * items there for ever; then nothing can be locked, and nothing of it is cleared.
 */
export class Mutex {
	constructor(
		private readonly row: Row,
		private readonly clock: Clock,
		/** Tells this process and execution from others. */
		private readonly token: number,
	) {}

	/**
	 * Runs `section` while nobody else runs one.
	 *
	 * @param hurry how the lock is waited for. Whoever only looks lets those go first who work: with a slow
	 *   database, all that look would otherwise take the lock as often as the one that sends.
	 * @throws {ForeignRow} when the row belongs to somebody else
	 * @throws {OperationalError} when the section took so long that others may have stopped waiting for it
	 */
	async locked<T>(section: () => Promise<T>, hurry: Hurry = 'works'): Promise<T> {
		const size = await this.acquire(pauses[hurry]);
		const begun = this.clock.elapsed();
		const outcome = await settled(section());
		if (this.clock.elapsed() - begun > longestSection) throw overran();
		const released = await settled(this.release(size));
		if (outcome.status === 'rejected') throw outcome.reason;
		if (released.status === 'rejected') throw released.reason;
		return outcome.value;
	}

	/** Returns how many keys the row has while this process holds it. */
	private async acquire({ shortest, longest, patience }: Pauses): Promise<number> {
		const begun = this.clock.elapsed();
		let unchanged = { size: 0, since: this.clock.elapsed() };
		let refusals = 0;
		let pause = shortest;
		for (;;) {
			const size = await this.row.count();
			if (size > mostKeys) throw new ForeignRow();
			if (size > 0) refusals = 0;
			if (size !== unchanged.size) unchanged = { size, since: this.clock.elapsed() };
			if (size === 0) {
				const mark = this.newMark();
				const tried = await settled(this.row.add(mark));
				if (tried.status === 'fulfilled' && !tried.value.has(lockKey)) return mark.length;
				// Somebody was faster, or the store is out of order, which does not pass.
				if (tried.status === 'rejected' && ++refusals > mostRefusals) throw tried.reason;
			} else if (this.clock.elapsed() - unchanged.since > leftOver) {
				const taken = await this.takeOver(size);
				if (taken !== undefined) return taken;
				unchanged = { size: 0, since: this.clock.elapsed() };
			}
			await this.clock.sleep(pause * (1 + this.clock.random()));
			// Otherwise those who come later, and so try more often, would be faster again and again.
			const isLate = this.clock.elapsed() - begun > patience;
			pause = isLate ? shortest : Math.min(pause * 1.3, longest);
		}
	}

	/**
	 * A lock that a killed process left behind is taken over in place, by a key of this process that
	 * comes, or goes where it was there. Two who try it at the same time see each other, or only one of
	 * their changes, after a pause that is longer than any of their calls.
	 *
	 * @returns how many keys the row has then, if it was taken over
	 */
	private async takeOver(size: number): Promise<number | undefined> {
		// The key of the lock goes with every write, since the row may be gone by then and be inserted by it.
		const key = takeOverKey(this.token);
		const asked = await settled(this.row.add([lockKey]));
		// Gone, and somebody was faster to insert it again.
		if (asked.status === 'rejected') return undefined;
		if (!asked.value.has(lockKey)) return await this.inserted([lockKey]);
		if ((await this.row.count()) !== size) return undefined;
		const first = await settled(this.row.add([lockKey, key]));
		if (first.status === 'rejected') return undefined;
		if (!first.value.has(lockKey)) return await this.inserted([lockKey, key]);
		const wasThere = first.value.has(key);
		if (wasThere) await this.row.remove([key]);
		await this.clock.sleep(longestCall * 2);
		if ((await this.row.count()) === size + (wasThere ? -1 : 1)) {
			const second = await settled(this.row.add([lockKey, key]));
			if (second.status === 'rejected') return undefined;
			if (!second.value.has(lockKey)) return await this.inserted([lockKey, key]);
			if (second.value.has(key) !== wasThere) return wasThere ? size : size + 1;
		}
		// So that two who disturb each other all the time come apart.
		await this.clock.sleep(this.clock.random() * longestCall * 2);
		return undefined;
	}

	/** These keys were written where no lock was: as a new row, which is the lock, or into a stranger's. */
	private async inserted(keys: string[]): Promise<number> {
		return (await this.row.count()) === keys.length ? keys.length : await this.fill();
	}

	private async release(size: number): Promise<void> {
		// Somebody wrote into the row: a process that wanted the lock, or a stranger.
		if ((await this.row.count()) !== size) await this.fill();
		await this.row.clear();
	}

	/**
	 * Tells a stranger's row: with all keys in it that a lock can have, whatever is more is a stranger's;
	 * less, and somebody wrote at the same time.
	 */
	private async fill(): Promise<number> {
		const keys = everyKey();
		let found = 0;
		while (found < keys.length) {
			await this.row.add(keys);
			found = await this.row.count();
		}
		if (found === keys.length) return found;
		await this.row.remove(keys);
		throw new ForeignRow();
	}

	/**
	 * How many keys a lock has tells it from the lock before and after it, and is the only thing about
	 * the row that can be read without writing.
	 */
	private newMark(): string[] {
		return lockKeys(1 + Math.floor(this.clock.random() * mostMarks));
	}
}

/** Thrown when the workflow's row is in use by "Remove Duplicates". */
export class ForeignRow extends OperationalError {
	constructor() {
		super(
			'A Remove Duplicates node keeps its items in the scope "Workflow" of this workflow, where campaigns have to lock each other out',
		);
	}
}

/** Milliseconds that a section may last at most, far more than it takes to write the largest ledger. */
export const longestSection = 10_000;

/** Milliseconds without any change after which a lock was left behind by a killed process. */
const leftOver = 1.5 * longestSection;

/** Milliseconds that a call on the small row takes at most. */
export const longestCall = 2_500;

/** Inserts in a row that can be refused, each time without anybody who holds the lock afterwards. */
const mostRefusals = 30;

/** Whether an execution has something to note, or only looks whether it may. */
export type Hurry = 'works' | 'looks';

/** Milliseconds between two tries to get a lock that somebody else holds, up to twice as long by chance. */
interface Pauses {
	shortest: number;
	/** Each pause is longer than the one before, up to this. */
	longest: number;
	/** Whoever waited so long tries as often as at first. */
	patience: number;
}

const pauses: Record<Hurry, Pauses> = {
	works: { shortest: 40, longest: 400, patience: 3_000 },
	looks: { shortest: 400, longest: 1_600, patience: Infinity },
};

const mostMarks = 40;

const takeOverKeys = 1000;

const lockKey = 'mitto|lock';

const lockKeys = (count: number) => [
	lockKey,
	...Array.from({ length: count - 1 }, (_, index) => `mitto|lock|${index}`),
];

const takeOverKey = (token: number) => `mitto|lock|takeover|${token % takeOverKeys}`;

const everyKey = () => [
	...lockKeys(mostMarks),
	...Array.from({ length: takeOverKeys }, (_, token) => takeOverKey(token)),
];

/** As many as a lock can have, whatever was written into it by processes that wanted it. */
const mostKeys = everyKey().length;

function overran(): OperationalError {
	return new OperationalError(
		`Writing the campaign ledger took longer than ${longestSection / 1000} s, after which other executions no longer wait for this one. Is n8n's database overloaded?`,
	);
}
