import { createHash } from 'crypto';

/** Characters that a key has at most in memory; a stranger's ids can be as long as a body. */
const longestKey = 64;

/**
 * Keys of what was seen lately, exact within this process. Bounded in bytes and time: long keys are
 * hashed, and the oldest is forgotten first. n8n's own store can't do this: it is not atomic and not open to triggers.
 */
export class RecentKeys {
	/** Key → when it expires, in milliseconds since 1970. A Map keeps the order of insertion. */
	private readonly seen = new Map<string, number>();

	/** When the last key expires, in milliseconds since 1970. */
	private lastExpires = -Infinity;

	/** Keys of which it is open whether they stay → until when. */
	private readonly open = new Map<string, Promise<void>>();

	/** Notes the key; false when it was there already and has not expired. */
	add(
		givenKey: string,
		{ now, windowMs, size }: { now: number; windowMs: number; size: number },
	): boolean {
		const key = short(givenKey);
		const expires = this.seen.get(key);
		if (expires !== undefined && expires > now) return false;
		this.seen.delete(key);
		this.seen.set(key, now + windowMs);
		this.lastExpires = Math.max(this.lastExpires, now + windowMs);
		for (const oldest of this.seen.keys()) {
			if (this.seen.size <= size) break;
			this.seen.delete(oldest);
		}
		return true;
	}

	/** Whether nothing is remembered any more. */
	isIdle(now: number): boolean {
		return this.lastExpires <= now && this.open.size === 0;
	}

	/** Whether the key is there, expired or not. */
	has(key: string): boolean {
		return this.seen.has(short(key));
	}

	/** Whether the key was noted and has not expired. */
	knows(key: string, now: number): boolean {
		return (this.seen.get(short(key)) ?? 0) > now;
	}

	/** Notes that until then nobody knows whether the key stays. */
	keepOpen(givenKey: string, until: Promise<void>): void {
		const key = short(givenKey);
		this.open.set(key, until);
		void until.then(() => {
			if (this.open.get(key) === until) this.open.delete(key);
		});
	}

	/** Until when it is open whether the key stays; undefined when it is known. */
	openUntil(key: string): Promise<void> | undefined {
		return this.open.get(short(key));
	}

	/** Forgets a key, so that the vendor's next try is taken. */
	forget(key: string): void {
		this.seen.delete(short(key));
	}
}

function short(key: string): string {
	return key.length <= longestKey ? key : createHash('sha256').update(key).digest('base64');
}
