import type { INodeProperties, IWebhookFunctions } from 'n8n-workflow';

import type { CallbackEvent } from '../events';
import { callWaitingFlow } from './call';

/** For the collection "Options" of a trigger. */
export const resumeWaitingOption: INodeProperties = {
	displayName: 'Resume Waiting Flows',
	name: 'resumeWaiting',
	type: 'boolean',
	default: false,
	description:
		'Whether to hand what is reported of a message on to the flow that waits for it in Mitto Send and Wait, too. Only flows that began to wait in the same n8n process since its start are known.',
};

/** A flow that waits for what becomes of one message. */
interface WaitingFlow {
	/** Resumes the execution; holds its token, so it is kept in memory alone. */
	url: string;
	/** Milliseconds since 1970. */
	until: number;
}

/** By the message's id. Vendors name no reference of ours in these events. */
const flows = new Map<string, WaitingFlow>();

const mostFlows = 10_000;

export function noteWaiting(messageId: string, flow: WaitingFlow, now: number): void {
	for (const [id, { until }] of flows) {
		if (until > now && flows.size < mostFlows) break;
		flows.delete(id);
	}
	flows.set(messageId, flow);
}

/** Hands genuine events on to the flows that wait for them. Never throws: the vendor did its part. */
export async function handReportsOn(
	node: IWebhookFunctions,
	events: CallbackEvent[],
): Promise<void> {
	for (const event of events) {
		const { messageId } = event;
		const flow = messageId === null ? undefined : flows.get(messageId);
		if (flow === undefined || messageId === null || !('rawStatus' in event)) continue;
		if (flow.until <= Date.now()) flows.delete(messageId);
		else if (await resumed(node, flow.url, event)) flows.delete(messageId);
	}
}

/** Whether the flow is done with waiting. */
async function resumed(
	node: IWebhookFunctions,
	url: string,
	{ messageId, rawStatus }: CallbackEvent,
): Promise<boolean> {
	const reply = await callWaitingFlow(node, url, { messageId, status: rawStatus });
	return reply !== undefined && reply.statusCode !== 409 && reply.body.status !== 'waiting';
}
