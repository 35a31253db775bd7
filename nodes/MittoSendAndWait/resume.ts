import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { bareReader } from '../apis/credential';
import { redactText } from '../apis/redact';
import { answerFault } from '../callbacks/answer';
import { waitingKeys } from '../callbacks/waiting/keys';
import { apiOn } from './channels';
import { handedOnIn, takeHandedAnswer } from './chat/takeHandedAnswer';
import { broken, over } from './page/closed';
import { servePage, showClosed } from './page/servePage';
import { questionIn } from './question/question';
import { takeReport } from './report/takeReport';
import { waitingItem } from './wait';
import { settled } from '../values/settled';

/**
 * A call to a waiting execution. Nothing may be thrown here: n8n would take a fault for the end of the
 * wait and run the next nodes with an empty item.
 */
export async function resume(node: IWebhookFunctions): Promise<IWebhookResponseData> {
	const isReport = node.getNodeParameter('operation') === 'sendAndWaitForReport';
	const outcome = await settled(take(node, isReport, Date.now()));
	if (outcome.status === 'fulfilled') return outcome.value;
	if (isReport) return answerFault(node, outcome.reason);
	node.logger.error(`An answer could not be taken: ${redactText(String(outcome.reason))}`);
	return showClosed(node, broken);
}

async function take(
	node: IWebhookFunctions,
	isReport: boolean,
	now: number,
): Promise<IWebhookResponseData> {
	const waiting = waitingItem(node);
	if (waiting === undefined) return showClosed(node, over);
	const keys = await waitingKeys(bareReader(node), apiOn(node.getNodeParameter('channel')));
	if (isReport) return await takeReport(node, { ...waiting, keys }, now);
	const question = questionIn(waiting.item.question);
	if (question === undefined) return showClosed(node, over);
	if (handedOnIn(node) !== undefined)
		return await takeHandedAnswer(node, { ...waiting, question, keys }, now);
	return servePage(node, { ...waiting, question, keys }, now);
}
