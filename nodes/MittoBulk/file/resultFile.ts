import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { OperationalError } from 'n8n-workflow';

import { settled } from '../../values/settled';
import type { Source } from './source';

/** The columns of the result, which are the fields of a row; `line` tells where it was in the file. */
const columns = [
	'line',
	'outcome',
	'destination',
	'channel',
	'step',
	'messageId',
	'messageIds',
	'bulkId',
	'trafficAccountId',
	'status',
	'final',
	'rawStatus',
	'reason',
	'detail',
	'nextAllowedAt',
	'replaced',
] as const;

/**
 * The result of a campaign as a CSV file, which n8n stores while it grows where it can: only a few
 * thousand rows are held here. Otherwise they are held until the end, since n8n does so itself.
 */
export class ResultFile {
	private readonly waiting: Buffer[] = [];

	private wake: () => void = () => {};

	private stored: Promise<IBinaryData | undefined> | undefined;

	private fault: Error | undefined;

	private isComplete = false;

	constructor(
		private readonly node: IExecuteFunctions,
		private readonly source: Source,
		private readonly name: string,
		private readonly campaign: { hasLedger: boolean },
	) {
		this.waiting.push(Buffer.from(`${columns.join(',')}\n`));
	}

	/** @throws {OperationalError} when n8n could not store what was written before */
	async write(rows: IDataObject[]): Promise<void> {
		const lines = rows.map((row) => columns.map((name) => cell(row[name])).join(',')).join('\n');
		if (lines !== '') this.waiting.push(Buffer.from(`${lines}\n`));
		const { toStream } = this.source;
		if (toStream === undefined) return;
		this.stored ??= this.keep(this.storePieces(toStream));
		this.wake();
		// The campaign goes no faster than its result can be stored.
		while (this.waiting.length > mostWaiting && this.fault === undefined) await this.taken();
		this.refuseLoss('This execution sends nothing more');
	}

	/**
	 * The whole file as n8n stored it.
	 *
	 * @throws {OperationalError} when n8n could not store it
	 */
	async close(): Promise<IBinaryData> {
		this.isComplete = true;
		this.wake();
		this.stored ??= this.keep(this.storeWhole());
		const stored = await this.stored;
		this.refuseLoss('The campaign itself is done');
		return stored as IBinaryData;
	}

	/** Lets n8n throw away what it has of the file. */
	abandon(): void {
		this.fault ??= new Error('The campaign ended before');
		this.wake();
	}

	private async keep(storing: Promise<IBinaryData>): Promise<IBinaryData | undefined> {
		const outcome = await settled(storing);
		if (outcome.status === 'fulfilled') return outcome.value;
		this.fault = outcome.reason as Error;
		this.onTaken();
		return undefined;
	}

	private async storeWhole(): Promise<IBinaryData> {
		return await this.node.helpers.prepareBinaryData(Buffer.concat(this.waiting), this.name, type);
	}

	private async storePieces(toStream: NonNullable<Source['toStream']>): Promise<IBinaryData> {
		const stream = await toStream(this.pieces());
		return await this.node.helpers.prepareBinaryData(stream, this.name, type);
	}

	private async *pieces(): AsyncGenerator<Buffer> {
		for (;;) {
			if (this.fault !== undefined) throw this.fault;
			const piece = this.waiting.shift();
			if (piece !== undefined) {
				this.onTaken();
				yield piece;
			} else if (this.isComplete) return;
			else {
				await new Promise<void>((resolve) => {
					this.wake = resolve;
				});
			}
		}
	}

	private onTaken: () => void = () => {};

	private async taken(): Promise<void> {
		await new Promise<void>((resolve) => {
			this.onTaken = resolve;
		});
	}

	/** @param consequence what that means for the campaign */
	private refuseLoss(consequence: string): void {
		if (this.fault === undefined) return;
		const advice = !this.campaign.hasLedger
			? 'No ledger was kept: run the campaign again, and whoever got it would be sent to once more'
			: this.isComplete
				? 'What was sent is in the ledger: to run it again sends to nobody who got it'
				: 'What was sent is in the ledger: run the campaign again to send what is left';
		throw new OperationalError(
			`n8n could not store the result file (${this.fault.message}). ${consequence}. ${advice}`,
		);
	}
}

/** Pieces of one stretch of the campaign each. */
const mostWaiting = 4;

const type = 'text/csv';

function cell(value: unknown): string {
	if (value === undefined || value === null) return '';
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string);
	return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
