const most = 10_000;

/**
 * Waits that began in this process and what leads back to them, until their time is over. They are kept
 * in memory alone, since that may be a token of theirs; of too many the oldest are forgotten.
 */
export class OpenWaits<Wait extends { until: number }> {
	private readonly waits = new Map<string, Wait>();

	/** @param wait `until` is in milliseconds since 1970 */
	note(key: string, wait: Wait, now: number): void {
		for (const [oldest, { until }] of this.waits) {
			if (until > now && this.waits.size < most) break;
			this.waits.delete(oldest);
		}
		this.waits.set(key, wait);
	}

	/** Undefined when it was not noted, or its time is over. */
	find(key: string, now: number): Wait | undefined {
		const wait = this.waits.get(key);
		return wait !== undefined && wait.until > now ? wait : undefined;
	}

	/** The newest first. */
	all(now: number): Wait[] {
		return [...this.waits.values()].filter(({ until }) => until > now).reverse();
	}

	forget(key: string): void {
		this.waits.delete(key);
	}
}
