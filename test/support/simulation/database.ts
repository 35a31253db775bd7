import type { Row } from '../../../nodes/processedData/row';
import type { Process, World } from './world';

/**
 * Rows as n8n keeps them (`deduplication-helper`): found, changed in memory, and after a pause
 * inserted, which fails when somebody was faster, or updated as a whole, which does nothing when the
 * row is gone.
 */
export class Database {
	readonly rows = new Map<string, readonly string[]>();

	constructor(
		private readonly world: World,
		/** Milliseconds that the next statement takes. */
		private readonly latency: () => number,
	) {}

	row(name: string, process: Process): Row {
		return {
			add: async (keys, keepNewest) => {
				const before = await this.find(name, process);
				const held = new Set(before);
				const entries = [...(before ?? []), ...keys.filter((key) => !held.has(key))];
				const kept = keepNewest === undefined ? entries : entries.slice(-keepNewest);
				await this.write(process, () => {
					if (before !== undefined) this.update(name, kept);
					else if (this.rows.has(name)) throw new Error('UNIQUE constraint failed');
					else this.rows.set(name, kept);
				});
				return new Set(keys.filter((key) => held.has(key)));
			},
			remove: async (keys) => {
				const before = await this.find(name, process);
				if (before === undefined) return;
				const gone = new Set(keys);
				const kept = before.filter((key) => !gone.has(key));
				await this.write(process, () => this.update(name, kept));
			},
			count: async () => (await this.find(name, process))?.length ?? 0,
			clear: async () => {
				await this.write(process, () => this.rows.delete(name));
			},
		};
	}

	/** The statement reaches the database at one moment, and its answer the process at another. */
	private async find(name: string, process: Process): Promise<readonly string[] | undefined> {
		await this.world.pass(process, this.latency());
		return this.rows.get(name);
	}

	private async write(process: Process, statement: () => void): Promise<void> {
		await this.world.pass(process, this.latency());
		statement();
		await this.world.survive(process);
	}

	private update(name: string, entries: readonly string[]): void {
		if (this.rows.has(name)) this.rows.set(name, entries);
	}
}
