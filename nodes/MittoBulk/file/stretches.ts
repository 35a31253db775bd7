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
