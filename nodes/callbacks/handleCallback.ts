import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { bareCredential } from '../apis/credential';
import { Form } from '../form/form';
import { answer, answerRefusal } from './answer';
import { readArrival } from './arrival';
import { memoryOf, readDuplicateRules } from './duplicates';
import type { CallbackEvent } from './events';
import { receive, type Verdict } from './receive';
import { registeredUrl } from './registration';
import type { CredentialReader, Sender } from './sender';
import { handReportsOn } from './waiting/reports';
import { withoutAnswers } from './waiting/withoutAnswers';

/** What a trigger is set to: who calls, and which events the flow wants. */
export interface TriggerSetting<Event extends CallbackEvent> {
	sender: Sender<Event>;
	wanted(event: Event): boolean;
}

/**
 * A trigger's `webhook()`: verifies, answers and starts the flow. It never throws, since n8n would
 * show a failed execution for each forged call.
 */
export async function handleCallback<Event extends CallbackEvent>(
	node: IWebhookFunctions,
	setting: (form: Form) => TriggerSetting<Event>,
): Promise<IWebhookResponseData> {
	const [outcome] = await Promise.allSettled([judge(node, setting, Date.now())]);
	return outcome.status === 'fulfilled'
		? answer(node, outcome.value)
		: answerRefusal(node, outcome.reason);
}

/** @throws {Refused} */
async function judge<Event extends CallbackEvent>(
	node: IWebhookFunctions,
	setting: (form: Form) => TriggerSetting<Event>,
	now: number,
): Promise<Verdict<Event>> {
	const form = Form.ofTrigger(node);
	const { sender, wanted } = setting(form);
	const options = form.group('options');
	const reader: CredentialReader = {
		getCredentials: async (type) => bareCredential(await node.getCredentials(type)),
		registeredUrl: registeredUrl(node),
	};
	const receiver = await sender.receiver(reader, form);
	const arrival = await readArrival(node, now);
	const reception = receiver(arrival);
	const left = options.flag('answersResumeWaiting')
		? await withoutAnswers(node, reception, sender, reader)
		: reception;
	if (left !== reception && left.kind === 'events' && left.events.length === 0) {
		return { kind: 'handedOn', answer: left.answer };
	}

	const noted: string[] = [];
	const { on, ...bounds } = readDuplicateRules(options);
	const memory = memoryOf(node.getWorkflow().id, node.getNode().id);
	const isNew = (event: Event) => {
		// In a test run the same sample may come again and again.
		if (!on || node.getMode() === 'manual') return true;
		const key = sender.duplicateKey(event);
		if (!memory.add(key, { now, ...bounds })) return false;
		noted.push(key);
		return true;
	};
	const verdict = receive(arrival, { receiver: () => left, wanted, isNew });
	// Whoever waits for a message waits for all of its events, whatever this flow wants of them.
	if (options.flag('resumeWaiting') && left.kind === 'events') {
		await handReportsOn(node, left.events);
	}
	if (noted.length > 0) onFailedStart(node, () => noted.forEach((key) => memory.forget(key)));
	return verdict;
}

/**
 * n8n starts the execution only after the trigger has returned, and answers 500 when it cannot. The
 * vendor then repeats the callback, and must not hear that it is a duplicate. Nor may it when the
 * connection broke: nobody knows then whether the execution started, and a repeat that was not needed
 * is caught by the second net.
 */
function onFailedStart(node: IWebhookFunctions, forget: () => void): void {
	const response = node.getResponseObject();
	response.once('close', () => {
		if (!response.writableFinished || response.statusCode >= 400) forget();
	});
}
