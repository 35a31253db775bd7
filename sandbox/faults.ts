import { randomFrom } from './random';

/** What the sandbox does instead of, or after, a regular answer. */
export type FaultKind =
	| 'unauthorised'
	| 'forbidden'
	| 'rateLimited'
	| 'internal'
	/** Waits, then answers as usual. */
	| 'slow'
	/** Cuts the connection; nothing is accepted. */
	| 'cutBefore'
	/** Accepts and then cuts the connection, so that the sender cannot know. */
	| 'cutAfter'
	/** Accepts and then answers with an internal fault. */
	| 'internalAfter';

export interface Fault {
	kind: FaultKind;
	/** Part of the path that it applies to; all vendor paths when left out. */
	path?: string;
	/** Chance of each request to be hit, from 0 to 1; 1 when left out. */
	probability?: number;
	/** Requests that it hits before it is used up; without end when left out. */
	times?: number;
	/** Matching requests that pass before it begins. */
	after?: number;
	/** Seconds in `Retry-After` of `rateLimited`. */
	retryAfter?: number;
	/** Delay of `slow`. */
	milliseconds?: number;
}

interface ActiveFault extends Fault {
	seen: number;
	hits: number;
}

/** A script of faults. Chance comes from a seed, so that a drill can be repeated. */
export class Faults {
	private active: ActiveFault[] = [];

	private random = randomFrom(1);

	set(faults: Fault[], seed = 1): void {
		this.active = faults.map((fault) => ({ ...fault, seen: 0, hits: 0 }));
		this.random = randomFrom(seed);
	}

	/** The fault that hits a request to this path, if any. */
	next(path: string): Fault | undefined {
		return this.active.find((fault) => {
			if (fault.path !== undefined && !path.toLowerCase().includes(fault.path.toLowerCase()))
				return false;
			if (fault.seen++ < (fault.after ?? 0)) return false;
			if (fault.hits >= (fault.times ?? Infinity)) return false;
			if (this.random() >= (fault.probability ?? 1)) return false;
			fault.hits++;
			return true;
		});
	}
}
