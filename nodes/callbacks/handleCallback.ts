import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { bareCredential } from '../apis/credential';
import { Form } from '../form/form';
import { answer, answerFault } from './answer';
import { readCallback } from './readCallback';
import { memoryOf, readDuplicateRules } from './duplicates';
import type { Callback } from './callback';
import type { CallbackEvent } from './events';
import { sift, type Verdict } from './sift';
import { registeredUrl } from './registration';
import type { GenuineCallback, Sender } from './sender';
import { handOn } from './waiting';
import { settled } from '../values/settled';

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
	const outcome = await settled(verdictOn(node, setting, Date.now()));
	return outcome.status === 'fulfilled'
		? answer(node, outcome.value)
		: answerFault(node, outcome.reason);
}

/** @throws {NotGenuine} */
async function verdictOn<Event extends CallbackEvent>(
	node: IWebhookFunctions,
	setting: (form: Form) => TriggerSetting<Event>,
	now: number,
): Promise<Verdict<Event>> {
	const form = Form.ofTrigger(node);
	const { sender, wanted } = setting(form);
	const reader = await sender.reader(
		{
			getCredentials: async (type) => bareCredential(await node.getCredentials(type)),
			registeredUrl: registeredUrl(node),
		},
		form,
	);
	const callback = await readCallback(node, now);

	const noted: string[] = [];
	const { on, ...bounds } = readDuplicateRules(form.group('options'));
	const memory = memoryOf(node.getWorkflow().id, node.getNode().id);
	const isNew = (event: Event) => {
		// In a test run the same sample may come again and again.
		if (!on || node.getMode() === 'manual') return true;
		const key = sender.duplicateKey(event);
		if (!memory.add(key, { now, ...bounds })) return false;
		noted.push(key);
		return true;
	};
	const told: Event[] = [];
	const listening = (given: Callback): GenuineCallback<Event> => {
		const genuine = reader(given);
		if (genuine.kind === 'events') told.push(...genuine.events);
		return genuine;
	};
	const verdict = sift(callback, { reader: listening, wanted, isNew });
	// Whoever waits for a message waits for all of its events, whatever this flow wants of them.
	if (form.group('options').flag('resumeWaiting')) await handOn(node, told);
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
