import type { HandedAnswer } from './answer';
import { OpenWaits } from './openWaits';

/** A question in a chat whose answers carry no reference. */
export interface OpenQuestion {
	id: string;
	/** Mitto Send's word for the channel. */
	channel: string;
	/** The number, person or group that it went to. */
	chat: string;
	/** Mitto's account of who asked, where it is known. */
	account?: string;
	/** Resumes the execution; kept in memory alone. */
	address: string;
	/** Milliseconds since 1970. */
	until: number;
	sign(answer: HandedAnswer, now: number): string;
}

const questions = new OpenWaits<OpenQuestion>();

export function noteQuestion(question: OpenQuestion, now: number): void {
	questions.note(question.id, { ...question, chat: comparable(question.chat) }, now);
}

export function forgetQuestion(id: string): void {
	questions.forget(id);
}

/**
 * Questions that somebody may be answering, the newest first.
 *
 * @param channel the event's word; Mitto does not always say which of its chat apps it was
 * @param addresses the chat, or the person and the conversation
 * @param account Mitto's account of the bot that a chat is with; null where that is not known. A person
 *   has the same address in the chats with all bots.
 */
export function questionsTo(
	channel: string,
	{ addresses, account }: { addresses: ReadonlyArray<string | null>; account: string | null },
	now: number,
): OpenQuestion[] {
	const chats = new Set(addresses.filter((address) => address !== null).map(comparable));
	return questions
		.all(now)
		.filter(
			(question) =>
				channelsOf(channel).includes(question.channel) &&
				chats.has(question.chat) &&
				mayBeSame(question.account, account),
		);
}

/** Only of WhatsApp and Viber Business the word can be one for both: see the sender `chatApps`. */
function channelsOf(word: string): string[] {
	return word === 'chatApps' ? ['viber', 'whatsApp'] : [word];
}

function mayBeSame(one: string | undefined, other: string | null): boolean {
	return one === undefined || other === null || one.toLowerCase() === other.toLowerCase();
}

/** Phone numbers with and without the plus, zeros and blanks are the same; IDs stay as they are. */
function comparable(address: string): string {
	const text = address.trim();
	if (!/^(\+|00)?\d[\d\s().-]{4,}$/.test(text)) return text;
	return text.replace(/\D/g, '').replace(/^00/, '');
}
