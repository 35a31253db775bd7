import type { Fate } from './target';

/** Stops a campaign that cannot go on, or that the user stopped. */
export class Brake {
	private failedInRow = 0;

	private pulled: Fate | undefined;

	constructor(
		private readonly stopAfter: number,
		private readonly signal: AbortSignal | undefined,
	) {}

	/** Nothing further can succeed. */
	pull(because: Fate = nothingAccepted): void {
		this.pulled ??= because;
	}

	/** Counts chunks of which nothing was accepted. */
	count(fates: Fate[]): void {
		const success = fates.some(({ outcome }) => outcome === 'accepted');
		this.failedInRow = success ? 0 : this.failedInRow + 1;
		if (this.stopAfter > 0 && this.failedInRow >= this.stopAfter) this.pull();
	}

	/** What becomes of everything that has not left yet, or undefined to go on. */
	reason(): Fate | undefined {
		if (this.signal?.aborted) {
			return {
				outcome: 'skipped',
				reason: 'cancelled',
				detail: 'The execution was stopped before. Run the campaign again to send what is left',
			};
		}
		return this.pulled;
	}
}

const nothingAccepted: Fate = {
	outcome: 'skipped',
	reason: 'stopped',
	detail:
		'The campaign was stopped before, because nothing was accepted any more. See the failed rows for the cause, then run it again to send what is left',
};
