import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { call } from '../apis/client';
import { withRetries } from '../apis/retry';
import { Form } from '../form/form';
import type { ItemContext } from '../MittoSend/operations/operation';
import { pacer, spaced } from '../apis/pace';
import { readPace, readRetryPolicy, readTimeout } from '../sending/options';
import { toErrorItem, toNodeError } from '../sending/nodeError';
import { systemClock } from '../values/clock';
import { waitChannels, type WaitChannel } from './channels';
import { sendAndWait, sendAndWaitForReport } from './properties';
import { ask } from './question/ask';
import { sendForReport } from './report/sendForReport';
import { settled } from '../values/settled';

/** @throws {NodeOperationError | NodeApiError} unless the node goes on in spite of failures */
export async function sendAndPutToWait(node: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const outcome = await settled(start(node));
	if (outcome.status === 'fulfilled') return outcome.value;
	if (node.continueOnFail()) return [toErrorItem(outcome.reason, node.getNode(), 0)];
	throw toNodeError(outcome.reason, node.getNode(), 0);
}

async function start(node: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const channel = chosenChannel(node);
	const operation = node.getNodeParameter('operation', 0) as string;
	const item = itemContext(node);
	if (operation === sendAndWait) return await ask(item, channel);
	if (operation === sendAndWaitForReport) return await sendForReport(item, channel, systemClock);
	throw new NodeOperationError(node.getNode(), `There is no operation "${operation}"`, {
		description: 'Choose an operation from the list',
	});
}

function chosenChannel(node: IExecuteFunctions): WaitChannel {
	const name = node.getNodeParameter('channel', 0) as string;
	const found = waitChannels.find(({ resource }) => resource.resource === name);
	if (found !== undefined) return found;
	throw new NodeOperationError(node.getNode(), `There is no channel "${name}"`, {
		description: 'Choose a channel from the list',
	});
}

function itemContext(node: IExecuteFunctions): ItemContext {
	const form = Form.ofNode(node, 0);
	const options = form.group('options');
	const signal = node.getExecutionCancelSignal();
	const pace = readPace(options);
	return {
		node,
		itemIndex: 0,
		form,
		options,
		parts: pacer({ ...pace, signal }, spaced(pace.perSecond, systemClock, signal)),
		now: () => systemClock.now(),
		call: async (request) =>
			await withRetries(
				async () => await call(node, request, { itemIndex: 0, timeout: readTimeout(options) }),
				{ ...readRetryPolicy(options, request), signal },
				systemClock,
			),
	};
}
