import type { INodeProperties, IWebhookFunctions } from 'n8n-workflow';

import type { CallbackEvent } from '../events';
import { callWaitingFlow, isSettled } from './call';
import { OpenWaits } from './openWaits';

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
	/** Resumes the execution; holds its token. */
	url: string;
	/** Milliseconds since 1970. */
	until: number;
}

/** By the message's id. Vendors name no reference of ours in these events. */
const flows = new OpenWaits<WaitingFlow>();

export function noteWaiting(messageId: string, flow: WaitingFlow, now: number): void {
	flows.note(messageId, flow, now);
}

/** Hands genuine events on to the flows that wait for them. Never throws: the vendor did its part. */
export async function handReportsOn(
	node: IWebhookFunctions,
	events: CallbackEvent[],
): Promise<void> {
	for (const event of events) {
		const { messageId } = event;
		if (messageId === null || !('rawStatus' in event)) continue;
		const flow = flows.find(messageId, Date.now());
		if (flow !== undefined && (await resumed(node, flow.url, event))) flows.forget(messageId);
	}
}

/** Whether the flow is done with waiting. */
async function resumed(
	node: IWebhookFunctions,
	url: string,
	{ messageId, rawStatus }: CallbackEvent,
): Promise<boolean> {
	const reply = await callWaitingFlow(node, url, { messageId, status: rawStatus });
	return reply !== undefined && isSettled(reply) && reply.body.status !== 'waiting';
}
