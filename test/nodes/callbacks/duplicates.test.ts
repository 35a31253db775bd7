import { reportKey, readReport } from '../../../nodes/callbacks/delivery/report';
import {
	forgetMemory,
	memoryOf,
	readDuplicateRules,
	withoutRepeats,
} from '../../../nodes/callbacks/duplicates';
import type { CallbackEvent } from '../../../nodes/callbacks/events';
import { Form } from '../../../nodes/form/form';
import { MemoryStore } from '../../support/memoryStore';

const bounds = { now: 0, windowMs: 60_000, size: 10 };
const report = (callbackId: string | null, messageId: string | null, status = 'DELIVERED') =>
	readReport(
		{ ...(messageId !== null && { messageId }), status },
		{ callbackId, receivedAt: '2026-11-25T08:00:00.000Z' },
	);

describe('repeats of a report', () => {
	it('are the same message and state at the same signed URL', () => {
		expect(reportKey(report('a', 'A'))).toBe(reportKey(report('a', 'A')));
		expect(reportKey(report('a', null))).toBe(reportKey(report('a', null)));
	});

	it('are not made by a report that another token proved, whatever message it names', () => {
		expect(reportKey(report('a', 'B'))).not.toBe(reportKey(report('b', 'B')));
		expect(reportKey(report('a', 'B'))).not.toBe(reportKey(report(null, 'B')));
	});

	it.each([
		['CREATED', 'SENT'],
		['FAILED', 'EXPIRED'],
	])('are not %s and %s of one message', (one, other) => {
		expect(reportKey(report('a', 'A', one))).not.toBe(reportKey(report('a', 'A', other)));
	});
});

describe('the memory of a trigger', () => {
	it('is freed when the trigger is deactivated', () => {
		const memory = memoryOf('w', 'n', 0);
		memory.add('key', bounds);
		expect(memoryOf('w', 'n', 0)).toBe(memory);
		forgetMemory('w', 'n');
		expect(memoryOf('w', 'n', 0).add('key', bounds)).toBe(true);
	});

	it('is freed when all that it knew is forgotten, also where nobody tells that the trigger is gone', () => {
		const [idle, busy] = ['idle', 'busy'].map((name) => memoryOf('w', name, 0));
		idle?.add('key', bounds);
		busy?.add('key', { ...bounds, windowMs: 70_000 });
		memoryOf('w', 'new', 60_001);
		expect(memoryOf('w', 'idle', 60_001)).not.toBe(idle);
		expect(memoryOf('w', 'busy', 60_001)).toBe(busy);
	});

	it('holds a hash of an id that is long, and still knows it', () => {
		const memory = memoryOf('w', 'long', 0);
		const id = 'x'.repeat(1_000_000);
		expect(memory.add(id, bounds)).toBe(true);
		expect(memory.add(id, bounds)).toBe(false);
		expect(memory.add(`${id}y`, bounds)).toBe(true);
		expect(
			JSON.stringify([...(memory as never as { seen: Map<string, number> }).seen]).length,
		).toBeLessThan(300);
		memory.forget(id);
		expect(memory.add(id, bounds)).toBe(true);
	});
});

describe('how repeats are looked for', () => {
	const read = (values: Record<string, unknown>) => readDuplicateRules(Form.of(values));

	it('is what the form shows when nothing is added', () => {
		expect(read({})).toEqual({ on: true, windowMs: 3_600_000, size: 10_000 });
	});

	it('is what was filled in', () => {
		const given = { ignoreDuplicates: false, duplicatesWindow: 5, duplicatesSize: 7 };
		expect(read(given)).toEqual({ on: false, windowMs: 300_000, size: 7 });
		expect(read({ ignoreDuplicates: true })).toMatchObject({ on: true });
	});

	it('is what the form shows where an expression gives nothing', () => {
		const none = { duplicatesWindow: 0, duplicatesSize: 0 };
		expect(read(none)).toEqual({ on: true, windowMs: 3_600_000, size: 10_000 });
	});
});

describe('the second net, on the process that executes', () => {
	const rules = { on: true, windowMs: 60_000, size: 10 };
	const at = (time: string, id: string) => ({ json: { receivedAt: time, id } });
	const items = [at('2026-11-25T08:00:10Z', 'a'), at('2026-11-25T08:00:21Z', 'b')];

	let nets = 0;

	/** n8n's store, and what it was asked. */
	function net({
		mode = 'webhook',
		seen = [] as string[],
		fault = undefined as unknown,
		taken = ['a', 'b'],
		given = items,
	} = {}) {
		// The process that took the callbacks, so that nothing has to be locked.
		const workflow = `second net ${++nets}`;
		for (const id of taken) memoryOf(workflow, 'trigger', 0).add(id, bounds);
		const asked: Array<{ keys: string[]; options: unknown }> = [];
		const lock = new MemoryStore();
		const locks: string[] = [];
		const warnings: string[] = [];
		const node = {
			getInputData: () => given,
			getExecutionId: () => '7',
			getMode: () => mode,
			getWorkflow: () => ({ id: workflow }),
			getNode: () => ({ id: 'trigger' }),
			logger: { warn: (text: string) => warnings.push(text) },
			helpers: {
				checkProcessedAndRecord: async (keys: string[], scope: string, options: unknown) => {
					if (scope === 'workflow') {
						locks.push('locked');
						return { processed: [...(await lock.add(keys))] };
					}
					asked.push({ keys, options });
					if (fault !== undefined) throw fault;
					return { processed: keys.filter((key) => seen.some((end) => key.endsWith(`:${end}`))) };
				},
				getProcessedDataCount: async () => await lock.count(),
				clearAllProcessedItems: async () => {
					locks.push('free');
					await lock.clear();
				},
			},
		};
		const run = async (more: Partial<typeof rules> = {}) =>
			await withoutRepeats(
				node as never,
				(event: CallbackEvent) => String((event as unknown as { id: string }).id),
				{ ...rules, ...more },
			);
		const forget = () => forgetMemory(workflow, 'trigger');
		return { run, asked, warnings, locks, forget };
	}

	it('lets through what did not come before', async () => {
		const { run } = net({ seen: ['a'] });
		expect(await run()).toEqual([items[1]]);
		expect(await net().run()).toEqual(items);
		expect(await net({ seen: ['a', 'b'] }).run()).toEqual([]);
	});

	it('asks for one key in each window, early in one for that of the last, and for no more than n8n bears', async () => {
		const { run, asked } = net();
		await run();
		await run({ windowMs: 15_000 });
		await run({ size: 1_000_000 });
		await run({ windowMs: 20_000 });
		const minute = Date.parse('2026-11-25T08:00:00Z') / 60_000;
		const quarter = minute * 4;
		expect(asked).toEqual([
			{ keys: [`${minute}:a`, `${minute}:b`], options: { mode: 'entries', maxEntries: 10 } },
			{
				keys: [`${quarter}:a`, `${quarter + 1}:b`],
				options: { mode: 'entries', maxEntries: 10 },
			},
			{ keys: [`${minute}:a`, `${minute}:b`], options: { mode: 'entries', maxEntries: 2000 } },
			{
				keys: [`${minute * 3}:a`, `${minute * 3 + 1}:b`, `${minute * 3}:b`],
				options: { mode: 'entries', maxEntries: 10 },
			},
		]);
	});

	it('asks nothing when it is off, or when a user runs the flow again', async () => {
		const off = net({ seen: ['a', 'b'] });
		expect(await off.run({ on: false })).toBe(items);
		const again = net({ seen: ['a', 'b'], mode: 'retry' });
		expect(await again.run()).toBe(items);
		expect([...off.asked, ...again.asked]).toEqual([]);
	});

	it('lets everything through when the store fails, and says so', async () => {
		const { run, warnings } = net({ fault: new Error('locked') });
		expect(await run()).toBe(items);
		expect(warnings).toEqual(['Repeats could not be looked up: Error: locked']);
	});

	it('locks out other processes unless this one took a callback of the execution itself', async () => {
		const here = net({ taken: ['b'] });
		await here.run();
		expect(here.locks).toEqual([]);
		const elsewhere = net();
		elsewhere.forget();
		expect(await elsewhere.run()).toEqual(items);
		expect([elsewhere.locks, elsewhere.warnings]).toEqual([['locked', 'free'], []]);
	});

	it('asks for the window before only within the first tenth of one', async () => {
		const given = [at('1970-01-01T00:00:00.100Z', 'a')];
		const { run, asked } = net({ given });
		await run({ windowMs: 1000 });
		expect(asked.map(({ keys }) => keys)).toEqual([['0:a']]);
	});
});
