import type { Unit } from '../ledger/fileLedger';
import type { Entry } from './entries';

/** What was read, cut at the same places of the file each time it is read. */
export async function* stretchesOf(
	batches: AsyncIterable<{ entries: Entry[] }>,
	size: number,
): AsyncGenerator<Entry[]> {
	let stretch: Entry[] = [];
	let number = 0;
	for await (const { entries } of batches) {
		for (const entry of entries) {
			const mine = Math.floor(entry.address.position / size);
			if (mine !== number && stretch.length > 0) {
				yield stretch;
				stretch = [];
			}
			number = mine;
			stretch.push(entry);
		}
	}
	if (stretch.length > 0) yield stretch;
}

/**
 * Records that are sent and noted together. Whoever is in a stretch that n8n was killed in is in doubt,
 * so what a part sends of it is a small share of the campaign. Stored campaigns depend on it, so it
 * never changes.
 *
 * @param records of the whole file
 * @param parts that the campaign has
 */
export function stretchSize(records: number, parts: number): number {
	const share = records / (records >= 10_000 ? 100 : 20);
	return Math.ceil(Math.min(largestStretch, Math.max(20, share)) * parts);
}

/** Recipients. Those of a larger one would live so long that V8 keeps what is left of them for later. */
const largestStretch = 2000;

/** Recipients of one country share their quiet hours, so that those who must wait are a unit of their own. */
export function unitsOf(stretch: Entry[], size: number): Unit[] {
	const units = new Map<string, Unit>();
	for (const { address, region } of stretch) {
		const name = `${Math.floor(address.position / size)}|${region}`;
		const unit = units.get(name) ?? { name, positions: [] };
		unit.positions.push(address.position);
		units.set(name, unit);
	}
	return [...units.values()];
}
