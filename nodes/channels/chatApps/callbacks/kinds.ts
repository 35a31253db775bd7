import type { IDataObject } from 'n8n-workflow';

import { readByName } from '../../../callbacks/knownNames';
import { normaliseStatus } from '../../../callbacks/status';
import { isRecord } from '../../../values/records';
import { chatAppsNames, type ChatAppsField } from './names';

/**
 * Mitto does not say which of its events are about the status of a message and which came from a
 * person, and one webhook may get both. A status event has a status and nothing that a person wrote,
 * under whatever names the reader finds it.
 */
export function isStatusEvent(
	event: IDataObject,
	ownNames: Partial<Record<ChatAppsField, string>> = {},
): boolean {
	const found = readByName(event, chatAppsNames, ownNames);
	if (found.status === null) return false;
	if (found.mediaUrl !== null || found.postback !== null || isPerson(event)) return false;
	if (found.text === null) return true;
	// A report may say in its "message" why it failed; of a person's message the status is no word of ours.
	const { text } = readByName(event, { ...chatAppsNames, text: ['text'] }, ownNames);
	return text === null && normaliseStatus(found.status, null).status !== 'unknown';
}

/** The sender of our own messages is an account; a person has a number or an id in a messaging app. */
function isPerson(event: IDataObject): boolean {
	const sender = inAnyCase(event, 'sender');
	return isRecord(sender) && Boolean(sender.phoneNumber ?? sender.messagingAppIdentifier);
}

/** What stands under a name, in whatever letter case. */
export function inAnyCase(event: IDataObject, name: string): unknown {
	return Object.entries(event).find(([given]) => given.toLowerCase() === name)?.[1];
}
