import { keysOf } from './keys';
import type { Store } from './store';

/** How the recipients of a campaign are noted, which must be the same each time it is run. */
export interface Shape {
	campaign: string;
	/** `list`, or whatever tells apart ways of noting that know nothing of each other. */
	name: string;
}

/** As one list of recipients, each noted by its address. */
export const asList = 'list';

/** The campaign was begun, in whatever way. Stored, so it never changes, as the next one. */
const shapedKey = (campaign: string) => `p|${campaign}`;
const shapeKey = ({ campaign, name }: Shape) => `p|${campaign}|${name}`;

/** Everything that says how a campaign is kept. */
export const keysOfShape = (shape: Shape) => [shapedKey(shape.campaign), shapeKey(shape)];

/** What stands between the campaign's name and what is told apart within it; nobody types it. */
export const within = '\u001f';

/**
 * Notes how a campaign is kept. A campaign that was begun in another way is refused: its notes would
 * not be found, and everybody would get it again.
 *
 * @param begins whether a campaign that is new begins now; otherwise nothing of it is noted
 */
export async function noteShape(
	store: Store,
	shape: Shape,
	{ begins }: { begins: boolean } = { begins: true },
): Promise<'new' | 'begun' | 'begunOtherwise'> {
	const [shaped = '', mine = ''] = keysOfShape(shape);
	const listed = keysOf(shape.campaign).campaign;
	return await store.exclusively(async (row) => {
		const asked = [shaped, mine, listed];
		const known = await row.add(asked);
		const isNew = !known.has(shaped) && !known.has(listed);
		const fits = known.has(shaped) ? known.has(mine) : isNew || shape.name === asList;
		const kept = fits && (begins || !isNew) ? [shaped, mine] : [];
		await row.remove(asked.filter((key) => !known.has(key) && !kept.includes(key)));
		if (!fits) return 'begunOtherwise';
		return isNew ? 'new' : 'begun';
	});
}
