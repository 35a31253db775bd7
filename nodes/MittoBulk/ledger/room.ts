import type { Clock } from '../../values/clock';
import type { Hold } from './hold';
import { allPlaces, keysOf, presence } from './keys';
import type { Row } from '../../processedData/row';
import type { Store } from './store';

interface Room {
	campaign: string;
	/** Recipients of the campaign. */
	size: number;
	/** Entries to keep. */
	capacity: number;
}

/**
 * Forgets the oldest entries when a campaign that begins would not find room. Those of a campaign
 * that is being sent can be among them, so nothing is forgotten as long as there may be one: then the
 * ledger grows beyond its size until another campaign begins.
 */
export async function makeRoom(
	store: Store,
	{ campaign, size, capacity }: Room,
	hold: Hold,
	clock: Clock,
): Promise<void> {
	let quiet: { state: string; since: number } | undefined;
	for (;;) {
		const isDone = await store.exclusively(async (row) => {
			if ((await row.count()) + size <= capacity) return true;
			const { places, state } = await lookForOthers(row, hold.place);
			if (places.length > 0) {
				quiet ??= { state, since: clock.elapsed() };
				if (quiet.state !== state) return true;
				if (clock.elapsed() - quiet.since <= deadAfter) return false;
			}
			// What is left of the dead, so that nobody waits for them again.
			await row.remove(places.flatMap((place) => [presence.taken(place), presence.beat(place)]));
			await row.add([keysOf(campaign).campaign], Math.max(1, capacity - size));
			await row.add([keysOf(campaign).campaign, ...hold.marks()]);
			return true;
		});
		if (isDone) return;
		await clock.sleep(lookEvery);
	}
}

/** The places of other campaigns, and what changes as long as one of them is being sent. */
async function lookForOthers(
	row: Row,
	mine: number | undefined,
): Promise<{ places: number[]; state: string }> {
	const others = allPlaces.filter((place) => place !== mine);
	const asked = others.flatMap((place) => [presence.taken(place), presence.beat(place)]);
	const known = await row.add(asked);
	await row.remove(asked.filter((key) => !known.has(key)));
	return {
		places: others.filter((place) => known.has(presence.taken(place))),
		state: asked.map((key) => (known.has(key) ? '1' : '0')).join(''),
	};
}

/** Milliseconds. A campaign that is being sent changes its beat every few signs of life. */
const deadAfter = 40_000;
const lookEvery = 2_000;
