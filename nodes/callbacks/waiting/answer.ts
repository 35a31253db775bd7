import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../values/records';
import type { KeyRing } from '../keyRing';
import { checkToken, signToken } from '../token';
import { keysFor } from './keys';

/** Who answered. Absent is `null`: a page knows nobody, since whoever has the link can answer. */
export interface Responder extends IDataObject {
	id: string | null;
	name: string | null;
	phone: string | null;
}

/** What a person wrote or tapped in a chat. */
export interface HandedAnswer {
	text: string;
	responder: Responder;
}

/** What the waiting flow says of an answer. */
export const answerFates = ['answered', 'notAnAnswer', 'notAllowed', 'notWaiting'] as const;
export type AnswerFate = (typeof answerFates)[number];

/** Only on its way from one process of n8n to another. */
const lifetime = 120;

/** Names an execution in place of one of its waits, for whoever kept no more than its address. */
export const executionMark = (executionId: string): string => `execution:${executionId}`;

/**
 * An answer as it is handed on, signed with all that it says.
 *
 * @param to the id of the wait, or the mark of its execution
 */
export function signAnswer(to: string, answer: HandedAnswer, keys: KeyRing, now: number): string {
	const reference = JSON.stringify(answer);
	return signToken({ id: to, reference }, keysFor('answer', keys), { now, lifetime });
}

/** @returns undefined when it is forged, late or none */
export function readAnswer(
	token: unknown,
	keys: KeyRing,
	now: number,
): { to: string; answer: HandedAnswer } | undefined {
	const given = typeof token === 'string' ? token : undefined;
	const check = checkToken(given, keysFor('answer', keys), { now, tolerance: 30 });
	if (!check.valid || check.id === null || check.reference === null) return undefined;
	const { text, responder } = JSON.parse(check.reference) as HandedAnswer;
	if (typeof text !== 'string' || !isRecord(responder)) return undefined;
	return { to: check.id, answer: { text, responder } };
}
