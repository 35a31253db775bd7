import { n8nRow } from '../../../nodes/processedData/row';
import { ledgerNode } from '../../support/ledgerNode';

describe('a row of n8n’s processed data', () => {
	it.each(['node', 'workflow'] as const)('is that of the %s', async (scope) => {
		const { node, rows } = ledgerNode({ workflow: 'row' });
		const row = n8nRow(node, scope);
		expect(await row.add(['a', 'b'])).toEqual(new Set());
		expect(await row.add(['b', 'c'])).toEqual(new Set(['b']));
		expect(await row.count()).toBe(3);
		await row.remove(['a']);
		await row.remove([]);
		expect(rows[scope].entries).toEqual(['b', 'c']);
		expect(rows[scope === 'node' ? 'workflow' : 'node'].entries).toEqual([]);
		await row.clear();
		expect(rows[scope].entries).toEqual([]);
	});

	it('keeps as many of the newest as it is told', async () => {
		const { node, rows } = ledgerNode({ workflow: 'row' });
		await n8nRow(node, 'node').add(['a', 'b', 'c']);
		await n8nRow(node, 'node').add(['d'], 2);
		expect(rows.node.entries).toEqual(['c', 'd']);
	});
});
