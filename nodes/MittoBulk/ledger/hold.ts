import { OperationalError } from 'n8n-workflow';

import type { Row } from '../../processedData/row';
import { allPlaces, presence, type Keys } from './keys';

/** What is noted about the execution that is sending a campaign. */
export interface Sighting {
	/** Unknown when n8n was killed while somebody was looking. */
	execution: string | undefined;
	/** Another one as long as the execution gives signs of life. */
	state: string;
}

/**
 * An execution's hold on a campaign, noted in the campaign's ledger. It can be read, but only by
 * asking for keys, so the execution's name is written digit by digit.
 *
 * Every method is called while the row is locked.
 */
export class Hold {
	private readonly digits: string;

	private signs = 0;

	/** A sign of life is to be given by the next section that finds the row locked. */
	private signDue = false;

	/** Tells the campaign from others of the node that are being sent, once it is shown. */
	place?: number;

	/** The same, unless the campaign shares it, as some do when there are very many. */
	private ownPlaces: number[] = [];

	constructor(
		private readonly keys: Keys,
		/** A number, as n8n counts its executions. */
		readonly execution: string,
		/** From 0 to 999: tells this hold from another one of the same execution. */
		salt: number,
	) {
		const name = /^\d+$/.test(execution) ? execution : '';
		this.digits =
			name.slice(-nameLength).padStart(nameLength, '0') + String(salt).padStart(saltLength, '0');
	}

	/** Takes the campaign, unless somebody holds it: then tells who. */
	async take(row: Row): Promise<Sighting | undefined> {
		const asked = everyKey(this.keys);
		const known = await row.add(asked);
		const isFree = !known.has(this.keys.held);
		const kept = isFree ? new Set(this.proof()) : known;
		await row.remove(asked.filter((key) => !kept.has(key)));
		return isFree ? undefined : sightingOf(known, this.keys);
	}

	/** Takes the campaign from an execution that is dead. If it is not, it will notice. */
	async takeOver(row: Row): Promise<void> {
		await row.add(this.proof());
		const mine = new Set(this.proof());
		await row.remove(everyDigit(this.keys).filter((key) => !mine.has(key)));
	}

	/** Lets campaigns of the node that begin meanwhile see that this one is being sent. */
	async show(row: Row): Promise<void> {
		for (const place of allPlaces) {
			const known = await row.add([presence.taken(place)]);
			this.place = place;
			if (known.has(presence.taken(place))) continue;
			this.ownPlaces = [place];
			return;
		}
	}

	/** All of these are in the row as long as the campaign is held by this execution. */
	proof(): string[] {
		return [
			this.keys.held,
			...this.ownPlaces.map(presence.taken),
			...[...this.digits].map((digit, place) => this.keys.holder(place, Number(digit))),
		];
	}

	/**
	 * Adds keys to a row in which the hold must still be noted.
	 *
	 * @throws {OperationalError} when it is not; then the row is as before
	 */
	async add(row: Row, keys: string[]): Promise<Set<string>> {
		const all = [...this.proof(), ...keys];
		const known = await row.add(all);
		if (this.proof().every((key) => known.has(key))) {
			await this.live(row);
			return known;
		}
		await row.remove(all.filter((key) => !known.has(key)));
		throw new OperationalError(
			'Another execution took the campaign over, because this one gave no sign of life for too long, or somebody cleared the ledger. This execution sends nothing more. Run the campaign again to send what is left',
		);
	}

	/** Asks for a sign of life. Whatever the execution does next with the row gives it. */
	askForSign(): void {
		this.signDue = true;
	}

	/** Gives a sign of life that is due, in one write: exactly one key comes or goes (Gray code). */
	async live(row: Row): Promise<void> {
		if (!this.signDue) return;
		this.signDue = false;
		const before = grayCode(this.signs++);
		const bit = Math.log2(before ^ grayCode(this.signs));
		const keys = [
			this.keys.sign(bit),
			...(this.place === undefined ? [] : [presence.beat(this.place)]),
		];
		if ((grayCode(this.signs) >> bit) % 2 === 1) await row.add(keys);
		else await row.remove(keys);
	}

	/**
	 * Lets go of the campaign, right after something was added to it.
	 *
	 * @param also goes in the same write
	 */
	async release(row: Row, also: string[]): Promise<void> {
		await row.remove([
			...everyKey(this.keys),
			...this.ownPlaces.flatMap((place) => [presence.taken(place), presence.beat(place)]),
			...also,
		]);
	}
}

/** Who holds a campaign, if anybody does. The row is as before. */
export async function look(row: Row, keys: Keys): Promise<Sighting | undefined> {
	const asked = everyKey(keys);
	const known = await row.add(asked);
	await row.remove(asked.filter((key) => !known.has(key)));
	return known.has(keys.held) ? sightingOf(known, keys) : undefined;
}

function sightingOf(known: Set<string>, keys: Keys): Sighting {
	const places = Array.from({ length: nameLength }, (_, place) =>
		tenDigits.filter((digit) => known.has(keys.holder(place, digit))),
	);
	const name = places.every(({ length }) => length === 1) ? places.join('') : '';
	return {
		execution: name.replace(/^0+/, '') || undefined,
		state: everyKey(keys)
			.map((key) => (known.has(key) ? '1' : '0'))
			.join(''),
	};
}

const nameLength = 10;
const saltLength = 3;
const tenDigits = Array.from({ length: 10 }, (_, digit) => digit);

const everyDigit = ({ holder }: Keys) =>
	Array.from({ length: nameLength + saltLength }, (_, place) => place).flatMap((place) =>
		tenDigits.map((digit) => holder(place, digit)),
	);

/** So many keys that nobody who looks now and then finds the same ones by chance. */
const signKeys = 3;

const everySign = ({ sign }: Keys) => Array.from({ length: signKeys }, (_, number) => sign(number));

const everyKey = (keys: Keys) => [keys.held, ...everyDigit(keys), ...everySign(keys)];

function grayCode(number: number): number {
	const turn = number % 2 ** signKeys;
	return turn ^ (turn >> 1);
}
