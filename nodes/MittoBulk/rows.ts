import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { normaliseStatus } from '../callbacks/status';
import type { Result } from './sending/campaign';
import type { Fate } from './sending/target';

/** The node's outputs: sent; skipped and deferred; failed and unknown. */
export type Outputs = [INodeExecutionData[], INodeExecutionData[], INodeExecutionData[]];

const outputOf: Record<Fate['outcome'], 0 | 1 | 2> = {
	accepted: 0,
	skipped: 1,
	deferred: 1,
	rejected: 2,
	unknown: 2,
};

/** One item for each recipient, in the order of the recipients and paired with the item it came from. */
export function toRows(results: Result[]): Outputs {
	const outputs: Outputs = [[], [], []];
	const inOrder = results.toSorted((a, b) => a.recipient.position - b.recipient.position);
	for (const result of inOrder) {
		const { itemIndex } = result.recipient;
		outputs[outputOf[result.fate.outcome]].push({
			json: toRow(result),
			pairedItem: { item: itemIndex },
		});
	}
	return outputs;
}

/** What the user reads of one recipient. */
export function toRow({ recipient, fate, target }: Result): IDataObject {
	const tried = 'step' in fate ? fate.step : 0;
	const step = target?.message.steps[tried];
	const [messageId = null] = fate.outcome === 'accepted' ? fate.messageIds : [];
	// Who, which message and what became of it stand first, since n8n's table shows the first few columns.
	const row: IDataObject = {
		outcome: fate.outcome,
		destination: recipient.address,
		messageId,
		...(fate.outcome === 'accepted' &&
			fate.rawStatus !== undefined &&
			normaliseStatus(fate.rawStatus, step?.channel.resource ?? null)),
		...(step !== undefined && { channel: step.channel.resource }),
		...step?.remarks,
		...(target?.variant !== undefined && { variant: target.variant }),
		...(isHeldOut(fate) && { heldOut: true }),
		...(target?.insteadOf !== undefined && { test: true, insteadOf: target.insteadOf }),
	};
	if (fate.outcome !== 'accepted') {
		const { reason, detail } = fate;
		return {
			...row,
			...('step' in fate && { step: fate.step + 1 }),
			...('nextAllowedAt' in fate && { nextAllowedAt: fate.nextAllowedAt }),
			reason,
			detail,
		};
	}
	return {
		...row,
		step: tried + 1,
		...(fate.messageIds.length > 1 && { messageIds: fate.messageIds }),
		...(fate.bulkId !== undefined && { bulkId: fate.bulkId }),
		...(step?.api === 'chatApps' && { trafficAccountId: step.trafficAccountId }),
	};
}

function isHeldOut(fate: Fate): boolean {
	return fate.outcome === 'skipped' && fate.reason === 'controlGroup';
}

/** How many recipients ended in which way. */
export interface Counts {
	recipients: number;
	accepted: number;
	rejected: number;
	skipped: number;
	deferred: number;
	unknown: number;
	/** By `reason`, for all that were not accepted. */
	reasons: Record<string, number>;
}

export function noCounts(): Counts {
	return {
		recipients: 0,
		accepted: 0,
		rejected: 0,
		skipped: 0,
		deferred: 0,
		unknown: 0,
		reasons: {},
	};
}

/** @param counts what is counted further */
export function count(results: Result[], counts = noCounts()): Counts {
	for (const { fate } of results) {
		counts.recipients++;
		counts[fate.outcome]++;
		if (fate.outcome === 'accepted') continue;
		counts.reasons[fate.reason] = (counts.reasons[fate.reason] ?? 0) + 1;
	}
	return counts;
}

/** The same for each variant, where there are variants. */
export function variantCounts(results: Result[]): { variants?: Record<string, Counts> } {
	const byVariant = new Map<string, Result[]>();
	for (const result of results) {
		const variant = result.target?.variant;
		if (variant === undefined) continue;
		const known = byVariant.get(variant);
		if (known === undefined) byVariant.set(variant, [result]);
		else known.push(result);
	}
	if (byVariant.size === 0) return {};
	const entries = [...byVariant].map(([variant, own]) => [variant, count(own)] as const);
	return { variants: Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b))) };
}
