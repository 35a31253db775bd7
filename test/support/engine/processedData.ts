import { createHash } from 'node:crypto';
import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

/**
 * n8n's store of processed data, which lives in its server and not in its engine: one row for each
 * node and one for each workflow, read and written as a whole, with a pause between the two in which
 * others can interfere. Only one insert of a row succeeds.
 */
export class ProcessedData implements IDataDeduplicator {
	readonly rows = new Map<string, string[]>();

	/** Calls that wrote into the row of a node, oldest first. */
	readonly writes: Array<'add' | 'remove' | 'clear'> = [];

	/** Runs between the reading and the writing of a call. */
	between: () => void | Promise<void> = () => {};

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: 'node' | 'workflow',
		context: ICheckProcessedContextData,
		{ maxEntries }: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		const before = this.rows.get(rowOf(scope, context));
		const entries = [...(before ?? [])];
		const known = new Set(entries);
		await this.between();
		const output: IDeduplicationOutput = { new: [], processed: [] };
		for (const item of items) {
			const hash = hashOf(item);
			if (known.has(hash)) output.processed.push(item);
			else {
				output.new.push(item);
				entries.push(hash);
			}
		}
		if (maxEntries) entries.splice(0, Math.max(0, entries.length - maxEntries));
		const now = this.rows.get(rowOf(scope, context));
		if (before === undefined && now !== undefined) throw new Error('UNIQUE constraint failed');
		if (before === undefined || now !== undefined) this.write('add', scope, context, entries);
		return output;
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: 'node' | 'workflow',
		context: ICheckProcessedContextData,
	): Promise<void> {
		const gone = new Set(items.map(hashOf));
		const before = this.rows.get(rowOf(scope, context));
		await this.between();
		if (before === undefined || !this.rows.has(rowOf(scope, context))) return;
		const entries = before.filter((entry) => !gone.has(entry));
		this.write('remove', scope, context, entries);
	}

	async clearAllProcessedItems(
		scope: 'node' | 'workflow',
		context: ICheckProcessedContextData,
	): Promise<void> {
		if (scope === 'node') this.writes.push('clear');
		this.rows.delete(rowOf(scope, context));
	}

	async getProcessedDataCount(
		scope: 'node' | 'workflow',
		context: ICheckProcessedContextData,
	): Promise<number> {
		return this.rows.get(rowOf(scope, context))?.length ?? 0;
	}

	forget(): void {
		this.rows.clear();
		this.writes.length = 0;
		this.between = () => {};
	}

	private write(
		kind: 'add' | 'remove',
		scope: 'node' | 'workflow',
		context: ICheckProcessedContextData,
		entries: string[],
	): void {
		if (scope === 'node') this.writes.push(kind);
		this.rows.set(rowOf(scope, context), entries);
	}
}

function rowOf(scope: 'node' | 'workflow', { workflow, node }: ICheckProcessedContextData): string {
	return scope === 'node' ? `${workflow.id}/${node?.id}` : workflow.id;
}

function hashOf(item: DeduplicationItemTypes): string {
	return createHash('md5').update(String(item)).digest('base64');
}

/** n8n allows one store for each process, so all tests of a file share it. */
export const processedData = new ProcessedData();
void DataDeduplicationService.init(processedData);
