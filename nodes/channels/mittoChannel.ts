import type { INodeProperties } from 'n8n-workflow';

import type { AddressKind } from '../recipients/address';
import type { Rules } from '../form/rules';
import type { MessageType } from './messageType';

/**
 * A channel that Mitto's chat apps API sends on. A new one is a folder with its message types, its
 * limits and this description, and a line in `channels/index.ts`: menus, Mitto Bulk, failover steps and
 * Message Status follow from it.
 *
 * @example
 * export const rcs: MittoChannel = {
 * 	resource: 'rcs',
 * 	name: 'RCS',
 * 	description: 'Rich messages to Android phones',
 * 	bodyPart: 'rcs',
 * 	destination: phoneDestination,
 * 	addressKind: 'phone',
 * 	checkDestination: checkPhone,
 * 	messageTypes: [text],
 * };
 */
export interface MittoChannel {
	/** Stored in workflows, so never changed. */
	resource: string;
	/** Entry of the channel menu. */
	name: string;
	/** One sentence for people and for AI agents that choose a tool. */
	description: string;
	/** Mitto's name for the channel's part in a request body: `whatsapp` in `{ "whatsapp": { … } }`. */
	bodyPart: string;
	/** Where the message goes: the field that all messages of the channel share. */
	destination: INodeProperties;
	/** What its recipients are: only phone numbers can be cleaned, completed and compared as such. */
	addressKind: AddressKind;
	/** The rules for one address, which the form, a column of items or Additional JSON gave. */
	checkDestination(value: unknown, rules: Rules): void;
	messageTypes: MessageType[];
}
