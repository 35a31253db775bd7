import type { INodeProperties } from 'n8n-workflow';

import { duplicatesFields } from '../callbacks/duplicates';
import { intentWordsField } from '../callbacks/intent/field';
import { registrationOptions, senderFields } from '../callbacks/triggerForm';
import { resumeWaitingOption } from '../callbacks/waiting';
import { senders } from '../channels/senders';
import { filterFields } from './filters';
import { mediaFields } from './media';

/** The node's fields: the menu of senders, the form of each, then what all of them share. */
export const properties: INodeProperties[] = [
	...senderFields('channel', senders.inbound, 'Where the events come from'),
	intentWordsField,
	...filterFields,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			...duplicatesFields,
			...mediaFields,
			resumeWaitingOption,
			...registrationOptions('channel', senders.inbound),
		].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	},
];
