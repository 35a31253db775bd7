import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { decide } from '../decided';
import { answerTo } from '../question/answer';
import type { OpenWait } from '../question/openWait';
import { answeredItem, nobody } from '../result';
import { faultOfToken } from '../wait';
import { answeredBefore, closedFor, type ClosedPage } from './closed';
import { pageHeaders } from './headers';
import { pageHtml, type PageView } from './html';

/** GET shows the question and changes nothing, whoever asks; POST decides, once. */
export function servePage(
	node: IWebhookFunctions,
	{ item, wait, question, keys }: OpenWait,
	now: number,
): IWebhookResponseData {
	const fault = faultOfToken((node.getQueryData() as IDataObject).token, wait, keys, now);
	if (fault !== undefined) return showClosed(node, closedFor(fault));
	if (node.getRequestObject().method !== 'POST') {
		return show(node, 200, { kind: 'question', question });
	}

	const { answer: given } = (node.getBodyData() ?? {}) as IDataObject;
	const answer = answerTo(question, given);
	if (answer === undefined) {
		return show(node, 422, {
			kind: 'question',
			question,
			complaint:
				question.kind === 'freeText'
					? 'Please write an answer of at most 10,000 characters'
					: 'Please choose one of the answers',
			given: typeof given === 'string' ? given : '',
		});
	}
	if (!decide(node, wait.id, now)) return showClosed(node, answeredBefore);
	setHeaders(node);
	return {
		webhookResponse: pageHtml({ kind: 'answered', question, answer: answer.shown }),
		workflowData: [[answeredItem(item, answer, nobody, now)]],
	};
}

export function showClosed(node: IWebhookFunctions, { status, view }: ClosedPage) {
	return show(node, status, view);
}

function show(node: IWebhookFunctions, status: number, view: PageView): IWebhookResponseData {
	setHeaders(node);
	node.getResponseObject().status(status).send(pageHtml(view));
	return { noWebhookResponse: true };
}

function setHeaders(node: IWebhookFunctions): void {
	const response = node.getResponseObject();
	for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
}
