import { MemoryStore } from './memoryStore';

/** A store that keeps in mind what it was asked to add and to take away. */
export class WatchedStore extends MemoryStore {
	added: string[] = [];

	removed: string[] = [];

	/** How many keys each call had, oldest first. */
	calls: Array<[kind: 'add' | 'remove', keys: number]> = [];

	override async add(keys: string[], keepNewest?: number) {
		this.calls.push(['add', keys.length]);
		this.added.push(...keys);
		return await super.add(keys, keepNewest);
	}

	override async remove(keys: string[]) {
		this.calls.push(['remove', keys.length]);
		this.removed.push(...keys);
		await super.remove(keys);
	}

	forget() {
		this.added = [];
		this.removed = [];
		this.calls = [];
	}
}
