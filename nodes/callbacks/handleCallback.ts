import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { bareReader } from '../apis/credential';
import { Form } from '../form/form';
import { settled } from '../values/settled';
import { answer, answerFault } from './answer';
import { memoryOf, readDuplicateRules } from './duplicates';
import type { CallbackEvent } from './events';
import { sift, type Verdict } from './sift';
import { readCallback } from './readCallback';
import { registeredUrl } from './registration';
import type { CredentialReader, GenuineCallback, Sender } from './sender';
import { startKnown } from './startKnown';
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
	const options = form.group('options');
	const reader: CredentialReader = {
		...bareReader(node),
		registeredUrl: registeredUrl(node),
	};
	const read = await sender.reader(reader, form);
	const callback = await readCallback(node, now);
	const genuine = read(callback);
	const left = options.flag('answersResumeWaiting')
		? await withoutAnswers(node, genuine, sender, reader)
		: genuine;
	if (left !== genuine && left.kind === 'events' && left.events.length === 0) {
		return { kind: 'handedOn', answer: left.answer };
	}

	const verdict = await siftOnce(node, left, { sender, wanted, options }, now);
	// Whoever waits for a message waits for all of its events, whatever this flow wants of them.
	if (options.flag('resumeWaiting') && left.kind === 'events') {
		await handReportsOn(node, left.events);
	}
	return verdict;
}

/** Notes what is new, and decides nothing about a repeat until it is known what became of the first one. */
async function siftOnce<Event extends CallbackEvent>(
	node: IWebhookFunctions,
	genuine: GenuineCallback<Event>,
	{ sender, wanted, options }: TriggerSetting<Event> & { options: Form },
	now: number,
): Promise<Verdict<Event>> {
	const { on, ...bounds } = readDuplicateRules(options);
	// In a test run the same sample may come again and again.
	const isOff = !on || node.getMode() === 'manual';
	const memory = memoryOf(node.getWorkflow().id, node.getNode().id, now);
	for (;;) {
		const noted: string[] = [];
		const repeated: string[] = [];
		const isNew = (event: Event) => {
			if (isOff) return true;
			const key = sender.duplicateKey(event);
			const isFirst = memory.add(key, { now, ...bounds });
			(isFirst ? noted : repeated).push(key);
			return isFirst;
		};
		const verdict = sift(genuine, { wanted, isNew });
		const forget = () => noted.forEach((key) => memory.forget(key));
		// A vendor who hears "taken" does not call again: nobody is told so before it is true.
		const open = repeated
			.filter((key) => !noted.includes(key))
			.flatMap((key) => memory.openUntil(key) ?? []);
		if (open.length === 0) {
			if (noted.length > 0) {
				const known = startKnown(node, forget);
				noted.forEach((key) => memory.keepOpen(key, known));
			}
			return verdict;
		}
		// Whoever waits holds nothing, so that no two callbacks wait for each other.
		forget();
		await Promise.all(open);
	}
}
