import { asList, keysOfShape, noteShape } from '../../../../nodes/MittoBulk/ledger/shape';
import { ledgerOf, n8nStore } from '../../../../nodes/MittoBulk/ledger/store';
import { fakeClock } from '../../../support/fakeClock';
import { ledgerNode } from '../../../support/ledgerNode';
import { MemoryStore } from '../../../support/memoryStore';

const parts = '2 parts';

describe('how a campaign is kept', () => {
	it.each([asList, parts])('is noted as %s when it is new, and known afterwards', async (name) => {
		const store = new MemoryStore();
		const shape = { campaign: 'sale', name };
		expect(await noteShape(store, shape)).toBe('new');
		expect(store.entries).toEqual(['p|sale', `p|sale|${name}`]);
		expect(store.entries).toEqual(keysOfShape(shape));
		expect(await noteShape(store, shape)).toBe('begun');
		expect(await noteShape(store, { campaign: 'other', name })).toBe('new');
		expect(store.entries).toHaveLength(4);
	});

	it.each([
		[asList, parts],
		[parts, asList],
		[parts, '3 parts'],
	])('as %s is not that of one that is begun as %s', async (first, second) => {
		const store = new MemoryStore();
		await noteShape(store, { campaign: 'sale', name: first });
		const before = [...store.entries];
		expect(await noteShape(store, { campaign: 'sale', name: second })).toBe('begunOtherwise');
		expect(store.entries).toEqual(before);
	});

	it('is not noted by whoever only asks, but for what is known to be a list', async () => {
		const store = new MemoryStore();
		const ask = async (name: string) =>
			await noteShape(store, { campaign: 'sale', name }, { begins: false });
		expect(await ask(parts)).toBe('new');
		expect(store.entries).toEqual([]);
		store.entries = ['c|sale'];
		expect(await ask(asList)).toBe('begun');
		expect(store.entries).toEqual(['c|sale', 'p|sale', 'p|sale|list']);
	});

	it('is a list when it is known only that it was begun', async () => {
		const store = new MemoryStore();
		store.entries = ['c|sale'];
		expect(await noteShape(store, { campaign: 'sale', name: parts })).toBe('begunOtherwise');
		expect(store.entries).toEqual(['c|sale']);
		expect(await noteShape(store, { campaign: 'sale', name: asList })).toBe('begun');
		expect(store.entries).toEqual(['c|sale', 'p|sale', 'p|sale|list']);
		expect(await noteShape(store, { campaign: 'sale', name: asList })).toBe('begun');
	});
});

describe('the ledger of a node', () => {
	it('is its own row, in which one section after the other writes while the workflow is locked', async () => {
		const { node, rows } = ledgerNode({ workflow: 'store' });
		expect(ledgerOf(node)).toBe('store/node-1');
		const clock = fakeClock();
		rows.workflow.entries = ['mitto|lock'];
		const known = await n8nStore(node, clock).exclusively(async (row) => {
			expect(rows.workflow.entries).toContain('mitto|lock');
			await row.add(['a']);
			return await row.add(['a', 'b']);
		}, 'looks');
		expect(known).toEqual(new Set(['a']));
		expect(rows.node.entries).toEqual(['a', 'b']);
		expect(rows.workflow.entries).toEqual([]);
		expect(clock.slept[0]).toBe(600);
	});
});
