/**
 * A set of a million recipients in little memory. What is a plain number, as phones and most chat IDs
 * are, takes 8 to 32 bytes; only other texts are kept as they are. Nothing is rounded or hashed away: two
 * keys are the same only if their characters are.
 */
export class CompactSet {
	private slots: Float64Array;

	private used = 0;

	private readonly texts = new Set<string>();

	/** @param expected how many keys there will be, if that is known */
	constructor(expected = 0) {
		let size = 1 << 10;
		while (size < expected * 2) size *= 2;
		this.slots = new Float64Array(size);
	}

	/** Adds a key and tells whether it was new. */
	add(key: string): boolean {
		const number = asNumber(key);
		if (number === undefined) {
			if (this.texts.has(key)) return false;
			this.texts.add(key);
			return true;
		}
		if (!insert(this.slots, number)) return false;
		if (++this.used * 2 > this.slots.length) this.grow();
		return true;
	}

	has(key: string): boolean {
		const number = asNumber(key);
		if (number === undefined) return this.texts.has(key);
		return this.slots[placeOf(this.slots, number)] === number;
	}

	private grow(): void {
		const larger = new Float64Array(this.slots.length * 2);
		for (const number of this.slots) if (number !== 0) insert(larger, number);
		this.slots = larger;
	}
}

/** Zero marks a free slot, so it is no number here; neither is what would be written otherwise. */
function asNumber(key: string): number | undefined {
	if (!/^-?[1-9]\d{0,14}$/.test(key)) return undefined;
	return Number(key);
}

function insert(slots: Float64Array, number: number): boolean {
	const place = placeOf(slots, number);
	if (slots[place] === number) return false;
	slots[place] = number;
	return true;
}

/** Where the number is, or the free slot in which it would be. There is always one. */
function placeOf(slots: Float64Array, number: number): number {
	const mask = slots.length - 1;
	const low = number % 0x100000000 | 0;
	const high = Math.trunc(number / 0x100000000) | 0;
	let place = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
	place = (place ^ (place >>> 15)) & mask;
	while (slots[place] !== 0 && slots[place] !== number) place = (place + 1) & mask;
	return place;
}
