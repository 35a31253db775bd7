import { BadInput } from '../form/badInput';
import type { Message } from '../sending/message/message';

/** Why a recipient gets nothing. */
export interface Objection {
	reason: string;
	detail: string;
}

export interface OwnMessage {
	/** Reads the message; `missing` takes the names of what it names and what is not there. */
	make(missing: Set<string>): Message;
	/** @throws {BadInput} when the message cannot be sent */
	check(message: Message): void;
	/** Whether a message in which something is missing is left unsent. */
	complete: boolean;
	/** What has the values, such as `The item`. */
	source: string;
}

/** A message that one recipient gets, or why not: what is wrong with it concerns nobody else. */
export function ownMessage({
	make,
	check,
	complete,
	source,
}: OwnMessage): { message: Message } | { objection: Objection } {
	try {
		const missing = new Set<string>();
		const message = make(missing);
		if (complete && missing.size > 0) {
			const detail = `${source} has nothing in ${[...missing].join(', ')}, which the message names`;
			return { objection: { reason: 'incomplete', detail } };
		}
		check(message);
		return { message };
	} catch (fault) {
		const detail =
			fault instanceof BadInput
				? fault.problems.map(({ field, message, fix }) => `${field} ${message}. ${fix}`).join('; ')
				: (fault as Error).message;
		return { objection: { reason: 'invalid', detail } };
	}
}
