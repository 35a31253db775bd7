import type { INodeProperties } from 'n8n-workflow';

import { usesApi } from '../../apis/usesApi';
import { showFor } from '../../form/show';
import { partOption } from '../part';
import { fieldOfItems } from './recipientFields';
import { optionsCollection } from '../../form/optionsCollection';
import { note } from '../../form/note';

const decideBy: INodeProperties = {
	displayName: 'Decide By',
	name: 'resolveBy',
	type: 'options',
	options: [
		{
			name: 'Field of Input Items',
			value: 'input',
			description: 'A delivery status, or whether it was sent, from reports or your own records',
		},
		{
			name: 'Message Status',
			value: 'messageStatus',
			description: 'Ask Mitto for the message IDs that the input items have',
		},
	],
	default: 'input',
	description: 'What tells whether the message was sent',
};

const outcomeField: INodeProperties = {
	displayName: 'Outcome Field',
	name: 'outcomeField',
	type: 'string',
	required: true,
	displayOptions: { show: { resolveBy: ['input'] } },
	default: 'status',
	placeholder: 'e.g. status',
	requiresDataPath: 'single',
	description:
		'Name of the field of the input items that tells what became of the message. Any delivery status, "accepted", "yes" or true counts as sent, also "failed": Mitto took the message. "Open", "skipped", "deferred", "no" or false counts as not sent. Anything else leaves the recipient unknown.',
};

const messageIdField: INodeProperties = {
	displayName: 'Message ID Field',
	name: 'messageIdField',
	type: 'string',
	required: true,
	displayOptions: { show: { resolveBy: ['messageStatus'] } },
	default: 'messageId',
	placeholder: 'e.g. messageId',
	requiresDataPath: 'single',
	description:
		'Name of the field of the input items that holds the message ID. A message that Mitto knows was sent; one that it does not know leaves the recipient unknown.',
};

const notice = note(
	'Whoever is unknown had no answer from Mitto, so this node has no message ID to look up, and Mitto cannot be asked by recipient. Collect delivery reports, or look into the Mitto dashboard, and give one item for each recipient. Those who were sent to are not sent to again; those who were not are sent to by the next run.',
	'resolveNotice',
);

const options = optionsCollection([
	{
		...partOption,
		description:
			'For a campaign in parts: the one whose unknown recipients are settled. Recipients of other parts are told as not begun, so the same items can be given for each part.',
	},
]);

/** Fields of the operation that settles who is in doubt. */
export const resolveFields: INodeProperties[] = showFor({ operation: ['resolveUnknown'] }, [
	...showFor({ resolveBy: ['messageStatus'] }, [usesApi('mitto')]),
	notice,
	fieldOfItems,
	decideBy,
	outcomeField,
	messageIdField,
	options,
]);
