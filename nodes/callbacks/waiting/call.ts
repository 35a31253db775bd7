import {
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type IN8nHttpFullResponse,
	type IWebhookFunctions,
} from 'n8n-workflow';

import { isRecord } from '../../values/records';
import { settled } from '../../values/settled';

/** n8n answers 409 as long as it has not stored the wait. */
const pauses = [0, 300, 700, 1500];

/** What an execution answered that was called at its resume address. */
export interface WaitingReply {
	statusCode: number;
	/** Empty when it was no answer of ours. */
	body: IDataObject;
}

/**
 * Calls an execution that waits, again while n8n has not stored the wait. Never throws.
 *
 * @returns undefined when nobody answered
 */
export async function callWaitingFlow(
	node: IExecuteFunctions | IWebhookFunctions,
	address: string,
	body: IDataObject,
): Promise<WaitingReply | undefined> {
	let reply: WaitingReply | undefined;
	for (const pause of pauses) {
		await sleep(pause);
		const outcome = await settled(
			node.helpers.httpRequest({
				method: 'POST',
				url: address,
				body,
				json: true,
				timeout: 10_000,
				// The address holds a token, which must not leave for another host.
				disableFollowRedirect: true,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
			}) as Promise<IN8nHttpFullResponse>,
		);
		if (outcome.status === 'rejected') {
			node.logger.warn('A waiting flow could not be reached at the address of this n8n');
			return undefined;
		}
		const { statusCode, body: told } = outcome.value;
		reply = { statusCode, body: isRecord(told) ? (told as IDataObject) : {} };
		if (!isStillRunning(reply)) break;
	}
	return reply;
}

/**
 * Whether the execution may still come to its wait. n8n tells executions that run and those that have
 * ended apart by its words only.
 */
function isStillRunning({ statusCode, body }: WaitingReply): boolean {
	return statusCode === 409 && !String(body.message).includes('finished');
}

/**
 * Whether a reply says what became of the call. Otherwise n8n was at fault or still stores the wait, or
 * a proxy before it asks to slow down.
 */
export function isSettled(reply: WaitingReply): boolean {
	return reply.statusCode < 500 && reply.statusCode !== 429 && !isStillRunning(reply);
}

/** Where this n8n takes calls to waiting executions, without a slash at the end. */
export function waitingBase(node: IExecuteFunctions | IWebhookFunctions): string {
	const { origin, pathname } = new URL(
		String(node.evaluateExpression('{{ $execution.resumeUrl }}', 0)),
	);
	return origin + pathname.slice(0, pathname.lastIndexOf('/'));
}

/** Behind an execution's resume address: where its waiting message takes what is handed on to it. */
export const reportPath = 'report';
