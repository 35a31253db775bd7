import type { Clock } from '../../values/clock';

/** Has the answers written down while others of the same group take long. */
export class Notes {
	private readonly over = new AbortController();

	private isDue = false;

	private writing: Promise<unknown> = Promise.resolve();

	/** Milliseconds from an answer until it is written, unless its group ends before. */
	private pause = 500;

	constructor(
		private readonly write: () => Promise<void>,
		private readonly clock: Clock,
	) {}

	/** An answer came, and others are awaited. */
	answered(): void {
		if (this.isDue) return;
		this.isDue = true;
		void this.writeLater();
	}

	/** Nothing is written any more once this has resolved. */
	async end(): Promise<void> {
		this.over.abort();
		await this.writing;
	}

	private async writeLater(): Promise<void> {
		await this.clock.sleep(this.pause, this.over.signal);
		this.isDue = false;
		if (this.over.signal.aborted) return;
		const begun = this.clock.elapsed();
		// What cannot be written now is written, or fails, at the end of the group.
		this.writing = Promise.allSettled([this.write()]);
		await this.writing;
		this.pause = Math.max(this.pause, sparing * (this.clock.elapsed() - begun));
	}
}

/** Writing takes one part in so many of the time, so that a large ledger does not slow the campaign. */
const sparing = 10;
