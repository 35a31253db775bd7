import { DataDeduplicationService } from 'n8n-core';
import type { ICheckProcessedContextData, IDataDeduplicator } from 'n8n-workflow';

/** What n8n keeps in its database for each node, here in memory. */
const entries = new Map<string, unknown[]>();

const deduplicator: IDataDeduplicator = {
	async checkProcessedAndRecord(items, _scope, context, { maxEntries = Infinity }) {
		if (failing) throw new Error('The database is away');
		const known = entries.get(keyOf(context)) ?? [];
		const fresh = items.filter((item) => !known.includes(item));
		entries.set(keyOf(context), [...known, ...fresh].slice(-maxEntries));
		return { new: fresh, processed: items.filter((item) => known.includes(item)) };
	},
	async removeProcessed() {},
	async clearAllProcessedItems(_scope, context) {
		entries.delete(keyOf(context));
	},
	async getProcessedDataCount(_scope, context) {
		return entries.get(keyOf(context))?.length ?? 0;
	},
};

let failing = false;

/** Lets every look-up fail, as when n8n's database is away. */
export function breakProcessedData(broken: boolean): void {
	failing = broken;
}

export function clearProcessedData(): void {
	entries.clear();
}

const keyOf = ({ workflow, node }: ICheckProcessedContextData) => `${workflow.id}/${node?.id}`;

void DataDeduplicationService.init(deduplicator);
