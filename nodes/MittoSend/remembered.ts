import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/**
 * "Retry On Fail" runs the whole node again, and items that were sent before the failure would be
 * sent a second time. What they gave is therefore kept in the execution and taken from there.
 */
export class Remembered {
	private readonly store: IDataObject;

	private readonly run: number;

	constructor(node: IExecuteFunctions) {
		this.store = node.getContext('node');
		// The same node may run again in a loop, with other items.
		this.run = Number(node.evaluateExpression('{{ $runIndex }}', 0));
	}

	/** Results by item index of an earlier try of this very run. */
	recall(): Record<number, IDataObject[]> {
		const kept = this.store.mittoSent as { run: number; results: IDataObject } | undefined;
		return kept?.run === this.run ? (kept.results as unknown as Record<number, IDataObject[]>) : {};
	}

	keep(results: Record<number, IDataObject[]>): void {
		this.store.mittoSent = { run: this.run, results: results as unknown as IDataObject };
	}
}
