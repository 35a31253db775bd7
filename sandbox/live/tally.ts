import type { Tally } from '../wire';

const window = 60;
const shown = 100;

/** Counts of bulk requests, kept up to date message by message, so that big campaigns cost nothing to show. */
export class Tallies {
	private accepted = 0;

	private refused = 0;

	private times = new Map<string, number>();

	private repeated = new Set<string>();

	private seconds = new Map<number, number>();

	acceptedOne(person: string): void {
		this.accepted++;
		const times = (this.times.get(person) ?? 0) + 1;
		this.times.set(person, times);
		if (times > 1) this.repeated.add(person);
		const second = Math.floor(Date.now() / 1000);
		this.seconds.set(second, (this.seconds.get(second) ?? 0) + 1);
		for (const old of this.seconds.keys()) {
			if (old > second - window) break;
			this.seconds.delete(old);
		}
	}

	refusedSome(recipients: number): void {
		this.refused += recipients;
	}

	now(): Tally {
		const second = Math.floor(Date.now() / 1000);
		const repeated = [...this.repeated]
			.slice(0, shown)
			.map((person) => ({ person, times: this.times.get(person) ?? 0 }));
		return {
			accepted: this.accepted,
			refused: this.refused,
			recipients: this.times.size,
			repeated: repeated.sort((one, other) => other.times - one.times),
			repeatedCount: this.repeated.size,
			perSecond: Array.from(
				{ length: window },
				(_, index) => this.seconds.get(second - window + 1 + index) ?? 0,
			),
		};
	}

	clear(): void {
		this.accepted = 0;
		this.refused = 0;
		this.times.clear();
		this.repeated.clear();
		this.seconds.clear();
	}
}
