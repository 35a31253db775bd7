import { exclusively, inTurn } from '../../../nodes/processedData/exclusively';
import { fakeClock } from '../../support/fakeClock';
import { ledgerNode } from '../../support/ledgerNode';

let names = 0;
/** A name that nobody had before, since what is under way is known to the process. */
const newName = () => `exclusively ${names++}`;

/** Something that is under way until it is told to end. */
function underWay() {
	let end = () => {};
	const over = new Promise<void>((resolve) => {
		end = resolve;
	});
	return { over, end };
}

const soon = async () => await new Promise((resolve) => setTimeout(resolve, 2));

describe('sections of one name', () => {
	it('run one after the other, also after one that failed', async () => {
		const name = newName();
		const { over, end } = underWay();
		const log: string[] = [];
		const first = inTurn(name, async () => {
			await over;
			log.push('first');
			throw new Error('broken');
		});
		const second = inTurn(name, async () => {
			log.push('second');
			await soon();
			log.push('second is over');
			return 2;
		});
		await soon();
		const third = inTurn(name, async () => log.push('third'));
		await soon();
		expect(log).toEqual([]);
		end();
		await expect(first).rejects.toThrow('broken');
		expect(await second).toBe(2);
		await third;
		expect(log).toEqual(['first', 'second', 'second is over', 'third']);
	});

	it('do not wait for those of another name', async () => {
		void inTurn(newName(), async () => await underWay().over);
		expect(await inTurn(newName(), async () => 'done')).toBe('done');
	});

	it('wait for the last one although the first is over already', async () => {
		const name = newName();
		const { over, end } = underWay();
		const log: string[] = [];
		const first = inTurn(name, async () => {});
		const second = inTurn(name, async () => {
			await over;
			log.push('second');
		});
		await first;
		await soon();
		const third = inTurn(name, async () => log.push('third'));
		await soon();
		end();
		await Promise.all([second, third]);
		expect(log).toEqual(['second', 'third']);
	});
});

describe('a section of a workflow', () => {
	it('has the workflow’s row locked as long as it runs, and gives its result', async () => {
		const { node, rows } = ledgerNode({ workflow: newName() });
		const result = await exclusively(node, fakeClock(), async () => {
			expect(rows.workflow.entries[0]).toBe('mitto|lock');
			return 'done';
		});
		expect(result).toBe('done');
		expect(rows.workflow.entries).toEqual([]);
		expect(rows.node.entries).toEqual([]);
	});

	it('waits for another section of the process instead of for the lock', async () => {
		const workflow = newName();
		const { node } = ledgerNode({ workflow });
		const clock = fakeClock();
		const { over, end } = underWay();
		const first = exclusively(node, clock, async () => await over);
		await soon();
		const second = exclusively(node, clock, async () => 'second');
		await soon();
		end();
		await first;
		expect(await second).toBe('second');
		expect(clock.slept).toEqual([]);
	});

	it.each([
		['1042', 'mitto|lock|takeover|42'],
		// An execution that n8n does not count is told apart by chance.
		['preview', 'mitto|lock|takeover|500'],
	])('takes over a lock that was left behind as execution %s', async (execution, key) => {
		const { node, rows } = ledgerNode({ workflow: newName(), execution });
		rows.workflow.entries = ['mitto|lock'];
		await exclusively(node, fakeClock(), async () => {
			expect(rows.workflow.entries).toEqual(['mitto|lock', key]);
		});
		expect(rows.workflow.entries).toEqual([]);
	});

	it('looks for the lock as seldom as it is told', async () => {
		const { node, rows } = ledgerNode({ workflow: newName() });
		rows.workflow.entries = ['mitto|lock'];
		const clock = fakeClock();
		await exclusively(node, clock, async () => {}, 'looks');
		expect(clock.slept[0]).toBe(600);
	});
});
