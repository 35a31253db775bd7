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
 * node, read and written as a whole, with a pause between the two in which others can interfere.
 */
export class ProcessedData implements IDataDeduplicator {
	readonly rows = new Map<string, string[]>();

	/** Calls that wrote, oldest first. */
	readonly writes: Array<'add' | 'remove' | 'clear'> = [];

	/** Runs between the reading and the writing of a call. */
	between: () => void | Promise<void> = () => {};

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		_scope: 'node' | 'workflow',
		context: ICheckProcessedContextData,
		{ maxEntries }: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		const entries = [...this.read(context)];
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
		this.write('add', context, entries);
		return output;
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		_scope: 'node' | 'workflow',
		context: ICheckProcessedContextData,
	): Promise<void> {
		const gone = new Set(items.map(hashOf));
		const entries = this.read(context).filter((entry) => !gone.has(entry));
		await this.between();
		this.write('remove', context, entries);
	}

	async clearAllProcessedItems(
		_scope: 'node' | 'workflow',
		context: ICheckProcessedContextData,
	): Promise<void> {
		this.write('clear', context, []);
	}

	async getProcessedDataCount(
		_scope: 'node' | 'workflow',
		context: ICheckProcessedContextData,
	): Promise<number> {
		return this.read(context).length;
	}

	forget(): void {
		this.rows.clear();
		this.writes.length = 0;
		this.between = () => {};
	}

	private read(context: ICheckProcessedContextData): string[] {
		return this.rows.get(rowOf(context)) ?? [];
	}

	private write(
		kind: 'add' | 'remove' | 'clear',
		context: ICheckProcessedContextData,
		entries: string[],
	): void {
		this.writes.push(kind);
		this.rows.set(rowOf(context), entries);
	}
}

function rowOf({ workflow, node }: ICheckProcessedContextData): string {
	return `${workflow.id}/${node?.id}`;
}

function hashOf(item: DeduplicationItemTypes): string {
	return createHash('md5').update(String(item)).digest('base64');
}

/** n8n allows one store for each process, so all tests of a file share it. */
export const processedData = new ProcessedData();
void DataDeduplicationService.init(processedData);
