import type { Row } from '../../nodes/processedData/row';
import type { Store } from '../../nodes/MittoBulk/ledger/store';

/** Thrown when the imagined n8n is killed. */
export class Killed extends Error {}

/** A ledger's store in memory, which survives an n8n that is killed before or after one of its writes. */
export class MemoryStore implements Store, Row {
	entries: string[] = [];

	/** Further writes that succeed; the one after them does not happen, or happens and is not reported. */
	killAfter = Infinity;

	killBeforeWriting = true;

	async exclusively<T>(section: (row: Row) => Promise<T>): Promise<T> {
		return await section(this);
	}

	async add(keys: string[], keepNewest?: number): Promise<Set<string>> {
		const before = [...this.entries];
		const held = new Set(before);
		const known = new Set(keys.filter((key) => held.has(key)));
		const after = [...before, ...new Set(keys.filter((key) => !held.has(key)))];
		this.write(keepNewest === undefined ? after : after.slice(-keepNewest));
		return known;
	}

	async remove(keys: string[]): Promise<void> {
		const gone = new Set(keys);
		this.write(this.entries.filter((key) => !gone.has(key)));
	}

	async count(): Promise<number> {
		return this.entries.length;
	}

	async clear(): Promise<void> {
		this.write([]);
	}

	private write(entries: string[]): void {
		if (this.killAfter-- > 0) {
			this.entries = entries;
			return;
		}
		if (!this.killBeforeWriting) this.entries = entries;
		throw new Killed('n8n was killed');
	}
}
