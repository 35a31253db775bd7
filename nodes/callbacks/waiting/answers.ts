import type { INodeProperties, IWebhookFunctions } from 'n8n-workflow';

import { redactText } from '../../apis/redact';
import { settled } from '../../values/settled';
import type { InboundEvent } from '../events';
import type { KeyRing } from '../keyRing';
import { RecentKeys } from '../recentKeys';
import { answerFates, signAnswer, type AnswerFate, type HandedAnswer } from './answer';
import { callWaitingFlow, isSettled, waitingBase } from './call';
import { forgetQuestion, questionsTo } from './openQuestions';
import { addressOf, readReference } from './reference';

/** For the collection "Options" of the trigger for inbound messages. */
export const answersResumeOption: INodeProperties = {
	displayName: 'Answers Resume Waiting Flows',
	name: 'answersResumeWaiting',
	type: 'boolean',
	default: false,
	description:
		'Whether a message that answers a question of Mitto Send and Wait goes to the flow that waits for it, and does not start this one. Answers to Viber bots find their flow by what the message carried, also after a restart and in queue mode. On the other channels the newest open question to the person or chat gets the answer, of those that were asked in the same n8n process since its start. Where several Telegram bots ask the same people, fill in Traffic Account ID, which tells them apart.',
};

/** Where the events of a trigger find the flows that wait for them. */
export interface AnswerWay {
	/** What came back of the mark that our message carried; left out where no channel brings one back. */
	reference?(event: InboundEvent): string | null;
	/** Where the event was said; left out where the person is address enough. */
	chat?(event: InboundEvent): string | null;
	keys: KeyRing;
	/** Equal for repeats of one event, different for all others. */
	keyOf(event: InboundEvent): string;
}

const remembered = { windowMs: 24 * 3600_000, size: 10_000 };

/** Answers that a waiting flow took: when the vendor repeats one, it is no new message. */
const taken = new RecentKeys();

/** Waits that are over: phones give a bot the last reference with everything that they write later. */
const over = new RecentKeys();

/**
 * Hands genuine messages on to the flows that wait for them. Never throws.
 *
 * @returns the events that a flow took as its answer
 */
export async function handAnswersOn(
	node: IWebhookFunctions,
	events: InboundEvent[],
	way: AnswerWay,
): Promise<Set<InboundEvent>> {
	const answers = new Set<InboundEvent>();
	for (const event of events) {
		const answer = answerIn(event);
		if (answer === undefined) continue;
		const key = `${node.getWorkflow().id}/${node.getNode().id}/${way.keyOf(event)}`;
		// Noted before it is handed on, so that a repeat meanwhile is one as well, and waits until it is known.
		if (taken.add(key, { now: Date.now(), ...remembered })) {
			taken.keepOpen(key, noteFate(node, key, isTaken(node, event, answer, way)));
		}
		await taken.openUntil(key);
		if (taken.has(key)) answers.add(event);
	}
	return answers;
}

async function noteFate(
	node: IWebhookFunctions,
	key: string,
	handedOn: Promise<boolean>,
): Promise<void> {
	const fate = await settled(handedOn);
	if (fate.status === 'fulfilled' && fate.value) return;
	taken.forget(key);
	if (fate.status === 'fulfilled') return;
	node.logger.error(`An answer could not be handed on: ${redactText(String(fate.reason))}`);
}

function answerIn({ event, text, postback, from }: InboundEvent): HandedAnswer | undefined {
	const said = postback ?? text;
	if ((event !== 'message' && event !== 'postback') || said === null) return undefined;
	return { text: said, responder: { id: from.id, name: from.name, phone: from.phone } };
}

async function isTaken(
	node: IWebhookFunctions,
	event: InboundEvent,
	answer: HandedAnswer,
	{ reference, chat, keys }: AnswerWay,
): Promise<boolean> {
	const now = Date.now();
	if (reference !== undefined) {
		const found = readReference(reference(event), keys, now);
		const address = found && addressOf(found, waitingBase(node));
		if (found === undefined || address === undefined) return false;
		const fate = await handOn(node, { id: found.id, address }, () =>
			signAnswer(found.id, answer, keys, now),
		);
		return fate === 'answered';
	}
	const { channel, from, conversationId, trafficAccountId } = event;
	const place = chat
		? { addresses: [chat(event)], account: trafficAccountId }
		: { addresses: [from.id, from.phone, conversationId], account: null };
	for (const question of questionsTo(channel, place, now)) {
		const fate = await handOn(node, question, () => question.sign(answer, now));
		if (fate === 'answered' || fate === 'notWaiting') forgetQuestion(question.id);
		if (fate === 'answered') return true;
		// An older question is answered only with what was certainly no answer to this one, and not by
		// somebody who was told that this one is not for him.
		if (fate === undefined || fate === 'notAllowed') return false;
	}
	return false;
}

/** @returns undefined when nobody knows, since n8n could not be reached, was busy or at fault */
async function handOn(
	node: IWebhookFunctions,
	{ id, address }: { id: string; address: string },
	sign: () => string,
): Promise<AnswerFate | undefined> {
	if (over.knows(id, Date.now())) return 'notWaiting';
	const reply = await callWaitingFlow(node, address, { handedOn: sign() });
	const fate = answerFates.find((word) => word === reply?.body.status);
	if (fate === 'notAnAnswer' || fate === 'notAllowed') return fate;
	if (fate === undefined && (reply === undefined || !isSettled(reply))) return undefined;
	// Nothing waits there any more.
	over.add(id, { now: Date.now(), ...remembered });
	return fate ?? 'notWaiting';
}
