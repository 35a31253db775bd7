import type { IWebhookFunctions } from 'n8n-workflow';

import type { CallbackEvent, InboundEvent } from '../events';
import type { CredentialReader, GenuineCallback, Sender } from '../sender';
import { handAnswersOn } from './answers';
import { waitingKeys } from './keys';

/** What is left of a genuine callback for this flow, once those who waited for an answer have it. */
export async function withoutAnswers<Event extends CallbackEvent>(
	node: IWebhookFunctions,
	genuine: GenuineCallback<Event>,
	sender: Sender<Event>,
	reader: CredentialReader,
): Promise<GenuineCallback<Event>> {
	if (genuine.kind !== 'events') return genuine;
	const { reference, chat } = sender;
	const taken = await handAnswersOn(node, (genuine.events as CallbackEvent[]).filter(isInbound), {
		...(reference && { reference: (event) => reference(event as Event) }),
		...(chat && { chat: (event) => chat(event as Event) }),
		keys: reference ? await waitingKeys(reader, sender.api) : [],
		keyOf: (event) => sender.duplicateKey(event as Event),
	});
	if (taken.size === 0) return genuine;
	const events = genuine.events.filter((event) => !(isInbound(event) && taken.has(event)));
	return { ...genuine, events };
}

function isInbound(event: CallbackEvent): event is InboundEvent {
	return event.event !== 'delivery';
}
