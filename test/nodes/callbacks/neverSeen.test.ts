import { neverSeen } from '../../../nodes/callbacks/neverSeen';
import { MemoryStore } from '../../support/memoryStore';

let triggers = 0;

/** A trigger's row of n8n's store, which answers when it is let; `faults` are of the calls in turn. */
function trigger(faults: unknown[] = []) {
	// Of its own in every run, since the module remembers.
	const id = `trigger ${++triggers}`;
	const noted = new Set<string>();
	const asked: string[][] = [];
	const lock = new MemoryStore();
	let locks = 0;
	const node = {
		getExecutionId: () => '7',
		getWorkflow: () => ({ id: 'never seen' }),
		getNode: () => ({ id }),
		helpers: {
			checkProcessedAndRecord: async (keys: string[], scope: string) => {
				if (scope === 'workflow') {
					locks++;
					return { processed: [...(await lock.add(keys))] };
				}
				asked.push(keys);
				await new Promise(setImmediate);
				const fault = faults.shift();
				if (fault !== undefined) throw fault;
				const processed = keys.filter((key) => noted.has(key));
				for (const key of keys) noted.add(key);
				return { processed };
			},
			getProcessedDataCount: async () => await lock.count(),
			clearAllProcessedItems: async () => await lock.clear(),
		},
	};
	const ask = async (...events: string[][]) =>
		await neverSeen(node as never, events, { keepNewest: 10, locked: false });
	const askLocked = async (...events: string[][]) =>
		await neverSeen(node as never, events, { keepNewest: 10, locked: true });
	return { ask, askLocked, asked, locks: () => locks };
}

describe('events of a trigger', () => {
	it('are new to one of the executions that ask at the same time, and looked up once for all', async () => {
		const { ask, asked } = trigger();
		expect(await Promise.all([ask(['a']), ask(['a'], ['b']), ask(['b'])])).toEqual([
			[true],
			[false, true],
			[false],
		]);
		expect(asked).toEqual([['a', 'b']]);
	});

	it('are known by each of their keys', async () => {
		const { ask } = trigger();
		await ask(['a']);
		expect(await ask(['a', 'b'])).toEqual([false]);
	});

	it('are looked up by themselves when those who asked before are answered', async () => {
		const { ask, asked } = trigger();
		await ask(['a']);
		await ask(['b']);
		expect(asked).toEqual([['a'], ['b']]);
	});

	it('are looked up under the lock when one of those who ask at the same time needs it', async () => {
		const { ask, askLocked, asked, locks } = trigger();
		expect(await Promise.all([ask(['a']), askLocked(['b'])])).toEqual([[true], [true]]);
		expect(asked).toEqual([['a', 'b']]);
		expect(locks()).toBe(1);
		await ask(['c']);
		expect(locks()).toBe(1);
	});

	it('are looked up next when they come while others are', async () => {
		const { ask, asked } = trigger();
		const first = ask(['a']);
		for (let turns = 0; turns < 20 && asked.length === 0; turns++) await Promise.resolve();
		const others = [ask(['b']), ask(['c'])];
		expect(await Promise.all([first, ...others])).toEqual([[true], [true], [true]]);
		expect(asked).toEqual([['a'], ['b', 'c']]);
	});

	it('are asked for again by the next execution when a look fails, without those of the failed one', async () => {
		const { ask, asked } = trigger([new Error('busy')]);
		const failing = ask(['a']);
		const next = ask(['b']);
		await expect(failing).rejects.toThrow('busy');
		expect(await next).toEqual([true]);
		expect(asked).toEqual([['a', 'b'], ['b']]);
	});
});
