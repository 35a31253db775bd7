import type { INodeProperties } from 'n8n-workflow';

import type { AddressKind } from '../recipients/address';
import type { Rules } from '../form/rules';
import type { MessageType } from './messageType';

/** A channel that Mitto's chat apps API sends on. */
export interface MittoChannel {
	/** Stored in workflows, so never changed. */
	resource: string;
	name: string;
	description: string;
	/** Name of the channel's part in a request body. */
	key: string;
	/** Where the message goes: the field that all messages of the channel share. */
	destination: INodeProperties;
	/** What its recipients are: only phone numbers can be cleaned, completed and compared as such. */
	addressKind: AddressKind;
	checkDestination(value: unknown, rules: Rules): void;
	messageTypes: MessageType[];
}
