import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * A set of keys that survives a killed n8n and is shared by all its processes: one row of n8n's
 * processed data, the store that "Remove Duplicates" remembers earlier runs with.
 *
 * Every call but `count` reads the row, pauses, and writes it as a whole, so that of two calls at the
 * same time one can be lost. Two things are atomic: the row can be inserted only once (a second
 * insert at the same time is refused with an error), and `clear` deletes it.
 */
export interface Row {
	/** Adds keys and tells which of them were there already. There is no looking without adding. */
	add(keys: string[], keepNewest?: number): Promise<Set<string>>;
	/** Costs keys × entries, so it is meant for few keys. */
	remove(keys: string[]): Promise<void>;
	/** Only reads. */
	count(): Promise<number>;
	clear(): Promise<void>;
}

/** The node's own row, or the one that it shares with all nodes of its workflow. */
export function n8nRow({ helpers }: IExecuteFunctions, scope: 'node' | 'workflow'): Row {
	return {
		async add(keys, keepNewest) {
			const { processed } = await helpers.checkProcessedAndRecord(keys, scope, {
				mode: 'entries',
				...(keepNewest !== undefined && { maxEntries: keepNewest }),
			});
			return new Set(processed.map(String));
		},
		async remove(keys) {
			if (keys.length > 0) await helpers.removeProcessed(keys, scope, { mode: 'entries' });
		},
		count: async () => await helpers.getProcessedDataCount(scope, { mode: 'entries' }),
		async clear() {
			await helpers.clearAllProcessedItems(scope, { mode: 'entries' });
		},
	};
}
