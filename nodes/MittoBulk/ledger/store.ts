import type { IExecuteFunctions } from 'n8n-workflow';

import { exclusively } from '../../processedData/exclusively';
import type { Hurry } from '../../processedData/mutex';
import { n8nRow, type Row } from '../../processedData/row';
import type { Clock } from '../../values/clock';

/** Where a node's ledger is kept. */
export interface Store {
	/** Runs `section` while no other execution, on whatever process, changes the row. */
	exclusively<T>(section: (row: Row) => Promise<T>, hurry?: Hurry): Promise<T>;
}

/** Which ledger a node has: one for itself. */
export function ledgerOf(node: IExecuteFunctions): string {
	return `${node.getWorkflow().id}/${node.getNode().id}`;
}

export function n8nStore(node: IExecuteFunctions, clock: Clock): Store {
	const row = n8nRow(node, 'node');
	return {
		exclusively: async (section, hurry) =>
			await exclusively(node, clock, async () => await section(row), hurry),
	};
}
