import type { ApiRequest } from '../apis/client';
import { isRecord, recordOf } from '../values/records';

/** Asks Mitto what became of a message. */
export function lookUpRequest(messageId: string): ApiRequest {
	const path = `/api/v{version}/Messages/${encodeURIComponent(messageId)}`;
	return { service: 'chatApps', method: 'GET', path };
}

/**
 * Who got the message: the request says it, else the participant of the conversation that is not the
 * sender. People have no id there, as Mitto's examples of answers show it.
 */
export function recipientOf(body: Record<string, unknown>): string | null {
	const { destination } = recordOf(body.requestInfo);
	if (typeof destination === 'string' && destination !== '') return destination;

	const { participants } = recordOf(body.conversation);
	const sender = recordOf(body.sender);
	const people = (Array.isArray(participants) ? participants : [])
		.filter(isRecord)
		.filter((participant) => !isSame(participant, sender))
		.flatMap(({ phoneNumber, messagingAppIdentifier }) => {
			const address = phoneNumber ?? messagingAppIdentifier;
			return address === undefined || address === null ? [] : [String(address)];
		});
	return people.length === 1 ? (people[0] ?? null) : null;
}

function isSame(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
	return ['id', 'phoneNumber', 'messagingAppIdentifier'].some(
		(name) => one[name] !== undefined && one[name] !== null && one[name] === other[name],
	);
}
