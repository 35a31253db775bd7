import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../values/records';

/**
 * Mitto does not say which of its events are about the status of a message and which came from a
 * person, and one webhook may get both. A status event has a status and nothing that a person wrote.
 */
export function isStatusEvent(event: IDataObject): boolean {
	const has = (name: string) => {
		const value = event[name];
		return value !== undefined && value !== null && value !== '';
	};
	if (!has('deliveryStatus') && !has('status')) return false;
	return !has('text') && !has('mediaUrl') && !isPerson(event.sender);
}

/** The sender of our own messages is an account; a person has a number or an id in a messaging app. */
function isPerson(sender: unknown): boolean {
	return isRecord(sender) && Boolean(sender.phoneNumber ?? sender.messagingAppIdentifier);
}
