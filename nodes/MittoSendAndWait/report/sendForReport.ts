import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { ApiFailure } from '../../apis/failure';
import { checkPublicUrl } from '../../callbacks/publicUrl';
import { waitingKeys } from '../../callbacks/waiting/keys';
import { noteWaiting } from '../../callbacks/waiting/reports';
import { BadInput } from '../../form/badInput';
import { chosen } from '../../form/chosen';
import type { Form } from '../../form/form';
import { Rules } from '../../form/rules';
import type { ItemContext, Operation } from '../../MittoSend/operations/operation';
import type { Clock } from '../../values/clock';
import { apiOn, type WaitChannel } from '../channels';
import { reportedItem } from '../result';
import { callbackUrlOf, newWait, putToWait, tokenFor, type Wait } from '../wait';
import type { Goal } from './judge';
import { lookUp, type Found } from './lookUp';
import { lookUpOption } from './fields';
import { failoverSecondsField, readSteps, type SendStep } from './steps';
import { settled } from '../../values/settled';

/** Of a failover's message that was followed by another one. */
type Attempt = { channel: unknown; messageId: unknown; status: string; reason: string | null };

/**
 * Sends a message and waits until it is known what became of it; with a failover, sends the next one
 * when it did not arrive.
 *
 * @throws {BadInput} before anything is sent
 * @throws {ApiFailure} when the vendor did not accept, or when nobody knows whether it did
 */
export async function sendForReport(
	item: ItemContext,
	channel: WaitChannel,
	clock: Clock,
): Promise<INodeExecutionData[]> {
	const { form, options } = item;
	const { resource } = channel.resource;
	const operation = chosenMessage(channel, form);
	const goal = readGoal(form, resource);
	checkSeconds(form, options);
	const steps = readSteps(form, options);
	const wait = newWait(form, item.node.getExecutionId(), item.now());
	const signed = resource === 'sms' && form.text('route') === 'smsApi';
	if (steps.length > 0 && (signed || resource === 'viberBot')) throw tellsNothing(signed);

	const first = signed ? await withCallback(item, wait) : form;
	if (options.flag('dryRun')) return [asItem(await run(item, { operation, form: first }))];
	if (signed || resource === 'viberBot') {
		const sent = await run(item, { operation, form: first });
		return await sleepUntilReported(item, sent, { goal, wait });
	}
	return await sendInTurn(item, [{ operation, form: first }, ...steps], { goal, wait }, clock);
}

async function sendInTurn(
	item: ItemContext,
	steps: SendStep[],
	{ goal, wait }: { goal: Goal; wait: Wait },
	clock: Clock,
): Promise<INodeExecutionData[]> {
	const { node, form, options } = item;
	const signal = node.getExecutionCancelSignal();
	const attempts: Attempt[] = [];
	for (const [index, step] of steps.entries()) {
		const isLast = index === steps.length - 1;
		const outcome = await settled(run(item, step));
		if (outcome.status === 'rejected') {
			if (isLast || !certainlyNotSent(outcome.reason)) throw withAttempts(outcome.reason, attempts);
			attempts.push(refused(step, outcome.reason));
			continue;
		}

		const sent = { ...outcome.value, step: index + 1, attempts };
		const seconds = isLast
			? Math.min(options.numberOf(lookUpOption), (Date.parse(wait.until) - clock.now()) / 1000)
			: form.numberOf(failoverSecondsField);
		const messageId = outcome.value.messageId as string | null;
		const found =
			messageId === null
				? undefined
				: await lookUp(item, messageId, { goal, seconds, signal }, clock);
		if (found?.result !== undefined && (isLast || found.result !== 'notDelivered')) {
			return [reportedItem(sent, found.result, found.status)];
		}
		if (isLast || signal?.aborted) {
			return await sleepUntilReported(item, sent, { goal, wait });
		}
		attempts.push(followed(outcome.value, found));
	}
	return [];
}

/**
 * Puts the execution to wait. The SMS API reports to its URL; what is reported of other messages
 * comes to a trigger, which finds the flow by the message's id.
 */
async function sleepUntilReported(
	{ node, form, now }: ItemContext,
	sent: IDataObject,
	{ goal, wait }: { goal: Goal; wait: Wait },
): Promise<INodeExecutionData[]> {
	if (typeof sent.messageId === 'string') {
		const keys = await waitingKeys(node, apiOn(form.text('channel')));
		const url = callbackUrlOf(node, tokenFor(wait, keys, now()));
		noteWaiting(sent.messageId, { url, until: Date.parse(wait.until) }, now());
	}
	return await putToWait(node, { result: 'timedOut', ...sent, goal, wait }, wait);
}

async function run(item: ItemContext, { operation, form }: SendStep): Promise<IDataObject> {
	return (await operation.run({ ...item, form })) as IDataObject;
}

/** Mitto reports to this very execution, with a token that is good for this wait alone. */
async function withCallback(item: ItemContext, wait: Wait): Promise<Form> {
	const { node, form, options } = item;
	const keys = await waitingKeys(node, 'mitto');
	const token = options.flag('dryRun') ? 'SIGNED-WHEN-SENT' : tokenFor(wait, keys, item.now());
	const url = callbackUrlOf(node, token);
	checkPublicUrl(url, { vendor: 'Mitto' }, options.flag('allowLocalAddress'));
	return form.with({ callbackUrl: url, signCallback: false });
}

function chosenMessage({ messages }: WaitChannel, form: Form): Operation {
	return chosen(messages, ({ operation }) => operation, form.text('messageType'), 'Message Type');
}

function readGoal(form: Form, channel: string): Goal {
	const goal = (form.text('goOnAt') ?? 'delivered') as Goal;
	if (goal !== 'read' || channel !== 'sms') return goal;
	throw BadInput.of(
		'Go On When',
		'is Read, but nobody tells whether an SMS was read',
		'Choose Delivered',
	);
}

/** The execution runs meanwhile: an expression must not let it run for days, or not wait at all. */
function checkSeconds(form: Form, options: Form): void {
	const rules = new Rules();
	for (const [fields, field] of [
		[form, failoverSecondsField],
		[options, lookUpOption],
	] as const) {
		const { minValue: min, maxValue: max } = field.typeOptions;
		rules.number(fields.number(field.name), field.displayName, { min, max });
	}
	rules.settle({ skippable: false });
}

function tellsNothing(signed: boolean): BadInput {
	return BadInput.of(
		'If Not Delivered, Send',
		`needs a status that can be asked for, which ${signed ? 'the SMS API' : "Viber's bot API"} does not tell`,
		signed
			? 'Choose Chat Apps API at Send Through, or send the next message from the flow'
			: 'Send the next message from the flow',
	);
}

/** Only then may another message follow: a message that may have left could arrive as well. */
function certainlyNotSent(fault: unknown): boolean {
	return (
		fault instanceof ApiFailure &&
		fault.facts.kind !== 'unknown' &&
		fault.facts.kind !== 'cancelled'
	);
}

function refused({ form }: SendStep, fault: unknown): Attempt {
	const reason = fault instanceof Error ? fault.message : String(fault);
	return { channel: form.text('channel') ?? null, messageId: null, status: 'rejected', reason };
}

function followed(sent: IDataObject, found: Found | undefined): Attempt {
	return {
		channel: sent.channel,
		messageId: sent.messageId,
		status: found?.status.status ?? 'unknown',
		reason: found?.status.description ?? null,
	};
}

/** What left before must not be lost with the error that ends the node. */
function withAttempts(fault: unknown, attempts: Attempt[]): unknown {
	if (!(fault instanceof ApiFailure) || attempts.length === 0) return fault;
	const left = attempts.filter(({ messageId }) => messageId !== null);
	if (left.length === 0) return fault;
	const before = left.map(({ channel, messageId }) => `${String(channel)} ${String(messageId)}`);
	return new ApiFailure({
		...fault.facts,
		advice: `${fault.facts.advice}. Sent before: ${before.join(', ')}`,
	});
}

function asItem(json: IDataObject): INodeExecutionData {
	return { json, pairedItem: { item: 0 } };
}
