import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { redactText } from '../apis/redact';
import { NotGenuine } from './callback';
import type { CallbackEvent } from './events';
import type { Verdict } from './sift';

/**
 * Answers a genuine callback, and hands accepted events to n8n, which starts the execution and then
 * sends the answer. The node's description must have an empty `responseData`.
 */
export function answer(
	node: IWebhookFunctions,
	verdict: Verdict<CallbackEvent>,
): IWebhookResponseData {
	const webhookResponse = verdict.answer ?? { status: verdict.kind };
	// What a vendor wants back as a text would otherwise go out as HTML.
	if (typeof webhookResponse === 'string') {
		node.getResponseObject().setHeader('Content-Type', 'text/plain; charset=utf-8');
	}
	if (verdict.kind !== 'accepted') return { webhookResponse };
	return { webhookResponse, workflowData: [verdict.events.map((json) => ({ json }))] };
}

/** A stranger can put much into a header that the reason repeats. */
const longestReason = 500;

/** All that a stranger gets to read. The reason goes to n8n's log. */
const refusals: Record<NotGenuine['status'], string> = {
	400: 'malformed',
	401: 'unauthorised',
	415: 'unsupported content type',
};

/**
 * Answers a callback that was not taken. A fault of ours lets the vendor try again; no execution
 * shows it, so the log has to.
 */
export function answerFault(node: IWebhookFunctions, fault: unknown): IWebhookResponseData {
	const [status, error] =
		fault instanceof NotGenuine ? [fault.status, refusals[fault.status]] : [500, 'internal fault'];
	const words = fault instanceof Error ? fault.message : String(fault);
	const reason = redactText(words).slice(0, longestReason);
	if (status === 500) node.logger.error(`A callback could not be read: ${reason}`);
	else node.logger.warn(`A callback that is not genuine was answered with ${status}: ${reason}`);

	node.getResponseObject().status(status).json({ error });
	return { noWebhookResponse: true };
}
