import { randomFrom } from './random';
import type { FaultState } from './wire';

/** What the sandbox does instead of, or after, a regular answer. */
export const faultKinds = [
	'unauthorised',
	'forbidden',
	'rateLimited',
	'internal',
	/** Waits, then answers as usual. */
	'slow',
	/** Answers at once, but its body arrives in drops. */
	'slowBody',
	/** Refuses the key as each vendor does, whatever key it was. */
	'wrongKey',
	/** Refuses one recipient as each vendor does; all others are served. */
	'refuseRecipient',
	/** Cuts the connection; nothing is accepted. */
	'cutBefore',
	/** Accepts and then cuts the connection, so that the sender cannot know. */
	'cutAfter',
	/** Accepts and then answers with an internal fault. */
	'internalAfter',
] as const;

export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
	kind: FaultKind;
	/** Part of the path that it applies to; all vendor paths when left out. */
	path?: string;
	/** Channel that it applies to; all when left out. */
	channel?: string;
	/** Whom `refuseRecipient` refuses. */
	recipient?: string;
	/** Chance of each request to be hit, from 0 to 1; 1 when left out. */
	probability?: number;
	/** Requests that it hits before it is used up; without end when left out. */
	times?: number;
	/** Matching requests that pass before it begins. */
	after?: number;
	/** Seconds in `Retry-After` of `rateLimited`. */
	retryAfter?: number;
	/** Delay of `slow`, or the time that the body of `slowBody` takes. */
	milliseconds?: number;
}

/** What is known of a request when a fault has to be chosen. */
export interface Target {
	path: string;
	/** Channels of its content; nothing when they cannot be told. */
	channels?: string[];
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

	/** The fault that hits a request, if any. */
	next(target: Target): Fault | undefined {
		return this.active.find((fault) => fault.kind !== 'refuseRecipient' && this.hit(fault, target));
	}

	/** Whether a recipient has to be refused. */
	refuses(recipient: string, channels: string[]): boolean {
		return this.active.some(
			(fault) =>
				fault.kind === 'refuseRecipient' &&
				sameRecipient(fault.recipient, recipient) &&
				this.hit(fault, { path: '', channels }),
		);
	}

	get state(): FaultState[] {
		return this.active.map((fault) => {
			const state: FaultState & { seen?: number } = { ...fault };
			delete state.seen;
			return state;
		});
	}

	private hit(fault: ActiveFault, { path, channels = [] }: Target): boolean {
		if (fault.path !== undefined && !path.toLowerCase().includes(fault.path.toLowerCase()))
			return false;
		if (fault.channel !== undefined && !channels.includes(fault.channel)) return false;
		if (fault.seen++ < (fault.after ?? 0)) return false;
		if (fault.hits >= (fault.times ?? Infinity)) return false;
		if (this.random() >= (fault.probability ?? 1)) return false;
		fault.hits++;
		return true;
	}
}

/** Phone numbers are the same with and without their plus sign. */
function sameRecipient(one: string | undefined, other: string): boolean {
	return one !== undefined && one.replace(/^\+/, '') === other.replace(/^\+/, '');
}
