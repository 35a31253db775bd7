import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { NormalisedStatus } from '../callbacks/status';
import type { Responder } from '../callbacks/waiting/answer';
import { omit } from '../values/records';
import type { Answer } from './question/answer';

/**
 * How a wait ended. One output takes all of them, and this field tells them apart: what n8n does when
 * the time of a wait is over can reach the first output only, and n8n 1 loses all others.
 */
export type WaitResult =
	| 'sent'
	| 'delivered'
	| 'read'
	| 'notDelivered'
	| 'answered'
	| 'declined'
	| 'timedOut';

/** Nobody is named by a page: whoever has the link can answer. */
export const nobody: Responder = { id: null, name: null, phone: null };

/** The item that goes on once a person has answered. */
export function answeredItem(
	waiting: IDataObject,
	{ result, data }: Answer,
	responder: Responder,
	now: number,
): INodeExecutionData {
	const respondedAt = new Date(now).toISOString();
	return ended(waiting, result, {
		data: { ...data, respondedAt, responder },
		respondedAt,
		responder,
	});
}

/** The item that goes on once it is known what became of the message. */
export function reportedItem(
	waiting: IDataObject,
	result: WaitResult,
	status: NormalisedStatus & { description?: string | null; errorCode?: string | null },
): INodeExecutionData {
	const { description = null, errorCode = null } = status;
	return ended(waiting, result, {
		status: status.status,
		final: status.final,
		rawStatus: status.rawStatus,
		errorCode,
		description,
	});
}

/** `result` first, since n8n's table shows the first few columns; the wait itself is over. */
function ended(waiting: IDataObject, result: WaitResult, more: IDataObject): INodeExecutionData {
	const sent = omit(waiting, 'result', 'wait', 'question', 'goal');
	return { json: { result, ...sent, ...more }, pairedItem: { item: 0 } };
}
