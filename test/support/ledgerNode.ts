import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import { MemoryStore } from './memoryStore';

export interface LedgerNode {
	node: IExecuteFunctions;
	/** What n8n keeps for the node, and for its workflow. */
	rows: { node: MemoryStore; workflow: MemoryStore };
	warnings: string[];
}

/**
 * As much of a node's surroundings as a ledger needs, without n8n's engine.
 *
 * @param workflow a name that no other test has: which campaigns are being sent is known to the process
 */
export function ledgerNode({
	workflow,
	execution = '7',
	rows = { node: new MemoryStore(), workflow: new MemoryStore() },
	signal,
	parameters = {},
}: {
	workflow: string;
	execution?: string;
	rows?: LedgerNode['rows'];
	signal?: AbortSignal;
	parameters?: INodeParameters;
}): LedgerNode {
	const warnings: string[] = [];
	const rowOf = (scope: 'node' | 'workflow', { mode }: { mode: string }) => {
		// Another mode is another row.
		if (mode !== 'entries') throw new Error(`Mode ${mode}`);
		return rows[scope];
	};
	const node = {
		getWorkflow: () => ({ id: workflow }),
		getNode: () => ({ id: 'node-1' }),
		getExecutionId: () => execution,
		getExecutionCancelSignal: () => signal,
		getNodeParameter: (name: string) => parameters[name],
		logger: { warn: (message: string) => warnings.push(message) },
		helpers: {
			checkProcessedAndRecord: async (
				keys: string[],
				scope: 'node' | 'workflow',
				options: { mode: string; maxEntries?: number },
			) => ({
				new: [],
				processed: [...(await rowOf(scope, options).add(keys, options.maxEntries))],
			}),
			removeProcessed: async (
				keys: string[],
				scope: 'node' | 'workflow',
				options: { mode: string },
			) => {
				if (keys.length === 0) throw new Error('n8n is asked to take nothing away');
				await rowOf(scope, options).remove(keys);
			},
			getProcessedDataCount: async (scope: 'node' | 'workflow', options: { mode: string }) =>
				await rowOf(scope, options).count(),
			clearAllProcessedItems: async (scope: 'node' | 'workflow', options: { mode: string }) =>
				await rowOf(scope, options).clear(),
		},
	};
	return { node: node as unknown as IExecuteFunctions, rows, warnings };
}
