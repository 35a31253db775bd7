import { keysOf } from './keys';
import type { Store } from './store';

/** How the recipients of a campaign are noted, which must be the same each time it is run. */
export interface Shape {
	campaign: string;
	/** `list`, or whatever tells apart ways of noting that know nothing of each other. */
	name: string;
	/** Entries that the campaign is going to need. */
	size: number;
	/** Entries that the row may have; older ones make room when a new campaign begins. */
	capacity: number;
}

/** As one list of recipients, each noted by its address. */
export const asList = 'list';

/** The campaign was begun, in whatever way. Stored, so it never changes, as the next one. */
export const shapedKey = (campaign: string) => `p|${campaign}`;
const shapeKey = ({ campaign, name }: Shape) => `p|${campaign}|${name}`;

/** What stands between the campaign's name and what is told apart within it; nobody types it. */
export const within = '\u001f';

/**
 * Notes how a campaign is kept. A campaign that was begun in another way is refused: its notes would
 * not be found, and everybody would get it again.
 *
 * @returns whether the campaign may go on in this way
 */
export async function noteShape(store: Store, shape: Shape): Promise<boolean> {
	const { campaign, name, size, capacity } = shape;
	const shaped = shapedKey(campaign);
	const mine = shapeKey(shape);
	const listed = keysOf(campaign).campaign;
	return await store.exclusively(async (row) => {
		const asked = [shaped, mine, listed];
		const known = await row.add(asked);
		const fits = known.has(shaped) ? known.has(mine) : !known.has(listed) || name === asList;
		const kept = fits ? [shaped, mine] : [];
		await row.remove(asked.filter((key) => !known.has(key) && !kept.includes(key)));
		// A list makes room when its ledger is opened.
		const isNew = fits && !known.has(shaped) && name !== asList;
		if (isNew && (await row.count()) + size > capacity) {
			await row.add([shaped], Math.max(2, capacity - size));
		}
		return fits;
	});
}
