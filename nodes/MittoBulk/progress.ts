import type { IExecuteFunctions } from 'n8n-workflow';

import type { Counts } from './rows';

/** Tells how a campaign is getting on, and at its end what came of it. */
export class Progress {
	private readonly begun: number;

	requests = 0;

	constructor(
		private readonly node: IExecuteFunctions,
		private readonly campaign: string,
		private readonly total: number,
		private readonly now: () => number,
	) {
		this.begun = now();
	}

	get seconds(): number {
		return Math.max(0.001, (this.now() - this.begun) / 1000);
	}

	/** After each group: to n8n's log, and in manual runs to the browser's console. */
	tell(done: number): void {
		const perSecond = Math.round(done / this.seconds);
		const left = Math.ceil((this.total - done) / Math.max(1, perSecond));
		const text = `Campaign "${this.campaign}": ${done} of ${this.total} recipients done, ${perSecond} a second, about ${left} s left`;
		this.node.logger.info(text);
		if (this.node.getMode() === 'manual') this.node.sendMessageToUI(text);
	}

	/** The counts as a hint above the output. */
	conclude(counts: Counts, testing = false): void {
		const { accepted, rejected, skipped, deferred, unknown } = counts;
		const perSecond = Math.round(counts.recipients / this.seconds);
		this.node.addExecutionHints({
			message: `${testing ? 'Test run to the Test Recipients alone, not to the campaign. ' : ''}Campaign "${this.campaign}": ${accepted} accepted, ${skipped} skipped, ${deferred} deferred, ${rejected} rejected, ${unknown} unknown; ${this.requests} ${this.requests === 1 ? 'request' : 'requests'} in ${this.seconds.toFixed(1)} s, ${perSecond} recipients a second`,
			type: testing || unknown + rejected > 0 ? 'warning' : 'info',
			location: 'outputPane',
		});
	}
}
