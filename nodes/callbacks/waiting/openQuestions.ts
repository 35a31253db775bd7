import type { HandedAnswer } from './answer';

/** A question in a chat whose answers carry no reference. */
export interface OpenQuestion {
	id: string;
	/** Mitto Send's word for the channel. */
	channel: string;
	/** The number, person or group that it went to. */
	chat: string;
	/** Resumes the execution; kept in memory alone. */
	address: string;
	/** Milliseconds since 1970. */
	until: number;
	sign(answer: HandedAnswer, now: number): string;
}

/** By the id of the wait, the oldest first. */
const questions = new Map<string, OpenQuestion>();

const mostQuestions = 10_000;

export function noteQuestion(question: OpenQuestion, now: number): void {
	for (const [id, { until }] of questions) {
		if (until > now && questions.size < mostQuestions) break;
		questions.delete(id);
	}
	questions.set(question.id, question);
}

export function forgetQuestion(id: string): void {
	questions.delete(id);
}

/**
 * Questions that somebody may be answering, the newest first.
 *
 * @param channel the event's word; Mitto does not always say which of its chat apps it was
 * @param addresses the person and the conversation
 */
export function questionsTo(
	channel: string,
	addresses: ReadonlyArray<string | null>,
	now: number,
): OpenQuestion[] {
	const chats = new Set(addresses.filter((address) => address !== null).map(comparable));
	return [...questions.values()]
		.filter(
			(question) =>
				question.until > now &&
				(question.channel === channel || channel === 'chatApps') &&
				chats.has(comparable(question.chat)),
		)
		.reverse();
}

/** Phone numbers with and without the plus, zeros and blanks are the same; IDs stay as they are. */
function comparable(address: string): string {
	const text = address.trim();
	if (!/^(\+|00)?\d[\d\s().-]{4,}$/.test(text)) return text;
	return text.replace(/\D/g, '').replace(/^00/, '');
}
