import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * A set of keys that survives a killed n8n and is shared by all its processes.
 *
 * It lives in one database row for each node, which every call reads and writes as a whole. Calls of
 * one process wait for each other here; a call of another process can still overwrite what was just
 * written, so whoever writes has to look again.
 */
export interface Store {
	/** Adds keys and tells which of them were there already. There is no looking without adding. */
	add(keys: string[], keepNewest?: number): Promise<Set<string>>;
	/** Costs keys × entries, so it is meant for few keys. */
	remove(keys: string[]): Promise<void>;
	count(): Promise<number>;
	clear(): Promise<void>;
}

const scope = 'node';

/** Which ledger a node has: one for itself. */
export function ledgerOf(node: IExecuteFunctions): string {
	return `${node.getWorkflow().id}/${node.getNode().id}`;
}

/** n8n's store of processed data, the one that "Remove Duplicates" remembers earlier runs with. */
export function n8nStore(node: IExecuteFunctions): Store {
	const { helpers } = node;
	const row = ledgerOf(node);
	return {
		add: async (keys, keepNewest) =>
			await inTurn(row, async () => {
				const options = {
					mode: 'entries' as const,
					...(keepNewest !== undefined && { maxEntries: keepNewest }),
				};
				const { processed } = await helpers.checkProcessedAndRecord(keys, scope, options);
				return new Set(processed.map(String));
			}),
		remove: async (keys) => {
			if (keys.length === 0) return;
			await inTurn(row, async () => {
				await helpers.removeProcessed(keys, scope, { mode: 'entries' });
			});
		},
		count: async () =>
			await inTurn(
				row,
				async () => await helpers.getProcessedDataCount(scope, { mode: 'entries' }),
			),
		clear: async () =>
			await inTurn(row, async () => {
				await helpers.clearAllProcessedItems(scope, { mode: 'entries' });
			}),
	};
}

/** The last call under way for each row; module state lives as long as n8n's process. */
const turns = new Map<string, Promise<unknown>>();

async function inTurn<T>(row: string, work: () => Promise<T>): Promise<T> {
	const before = turns.get(row) ?? Promise.resolve();
	const mine = before.then(work, work);
	turns.set(row, mine);
	const [outcome] = await Promise.allSettled([mine]);
	if (turns.get(row) === mine) turns.delete(row);
	if (outcome.status === 'rejected') throw outcome.reason;
	return outcome.value;
}
