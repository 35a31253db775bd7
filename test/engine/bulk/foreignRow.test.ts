import { processedData } from '../../support/engine';
import { bulkScene, people } from '../../support/bulkScene';

const { run, asked } = bulkScene();

describe('a workflow in which Remove Duplicates keeps its items', () => {
	it('cannot keep a ledger, is told so before anything is sent, and loses nothing', async () => {
		const items = Array.from({ length: 2000 }, (_, index) => `item ${index}`);
		processedData.rows.set('workflow-1', items);

		const { error } = await run({}, { input: people(3) });

		expect(error?.message).toContain('Remove Duplicates');
		expect(asked()).toEqual([]);
		expect(processedData.rows.get('workflow-1')).toEqual(items);
	});

	it('leaves no lock behind', async () => {
		await run({}, { input: people(3) });
		expect(processedData.rows.has('workflow-1')).toBe(false);
	});
});
