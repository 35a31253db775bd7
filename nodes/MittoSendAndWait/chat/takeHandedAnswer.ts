import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { readAnswer, type AnswerFate } from '../../callbacks/waiting/answer';
import { decide } from '../decided';
import { answerTo } from '../question/answer';
import type { OpenWait } from '../question/openWait';
import { answeredItem } from '../result';
import { isFor } from '../wait';
import { mayAnswer } from './inChat';
import { sendNotice } from './notice';

/** Whether a call brings an answer that was given elsewhere, and not on the page. */
export function handedOnIn(node: IWebhookFunctions): unknown {
	return ((node.getBodyData() ?? {}) as { handedOn?: unknown }).handedOn;
}

/** Takes an answer that a trigger or another flow hands on; all but the first good one change nothing. */
export async function takeHandedAnswer(
	node: IWebhookFunctions,
	{ item, wait, question, keys }: OpenWait,
	now: number,
): Promise<IWebhookResponseData> {
	const handed = readAnswer(handedOnIn(node), keys, now);
	if (handed === undefined) {
		node.getResponseObject().status(401).json({ error: 'unauthorised' });
		return { noWebhookResponse: true };
	}
	if (!isFor(wait, handed.to) || now > Date.parse(wait.until)) return says('notWaiting');

	const { text, responder } = handed.answer;
	const answer = answerTo(question, text);
	if (answer === undefined) return says('notAnAnswer');
	const { inChat = {} } = question;
	if (!mayAnswer(inChat, responder)) {
		await sendNotice(node, inChat, { responder, waitId: wait.id }, now);
		return says('notAllowed');
	}
	if (!decide(node, wait.id, now)) return says('notWaiting');
	return {
		...says('answered'),
		workflowData: [[answeredItem(item, answer, responder, now)]],
	};
}

function says(status: AnswerFate): IWebhookResponseData {
	return { webhookResponse: { status } };
}
