import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { readCallback } from '../../callbacks/readCallback';
import { mergedFields, NotGenuine } from '../../callbacks/callback';
import { readReport } from '../../callbacks/delivery/report';
import type { KeyRing } from '../../callbacks/keyRing';
import { tokenFaults } from '../../callbacks/token';
import { omit } from '../../values/records';
import { decide } from '../decided';
import { reportedItem } from '../result';
import { faultOfToken, type Wait } from '../wait';
import { judge, type Goal } from './judge';

/**
 * Takes the report of a message that this execution waits for. Words in between leave it waiting.
 *
 * @throws {NotGenuine} when it is forged, too late or malformed
 */
export async function takeReport(
	node: IWebhookFunctions,
	{ item, wait, keys }: { item: IDataObject; wait: Wait; keys: KeyRing },
	now: number,
): Promise<IWebhookResponseData> {
	const callback = await readCallback(node, now);
	const fault = faultOfToken(callback.query.token, wait, keys, now);
	if (fault !== undefined) {
		throw new NotGenuine(
			401,
			fault === 'otherWait'
				? 'The token belongs to another message'
				: `The token ${tokenFaults[fault]}`,
		);
	}
	// What is ours in the URL is no part of the report.
	const query = omit(callback.query, 'token', 'signature');
	const report = readReport(mergedFields({ ...callback, query }), {
		receivedAt: new Date(now).toISOString(),
		channel: String(item.channel),
	});
	const result = judge(report, (item.goal ?? 'delivered') as Goal);
	if (result === undefined) return { webhookResponse: { status: 'waiting' } };
	if (!decide(node, wait.id, now)) return { webhookResponse: { status: 'notWaiting' } };
	return {
		webhookResponse: { status: 'accepted' },
		workflowData: [[reportedItem(item, result, report)]],
	};
}
