import type { INodeProperties } from 'n8n-workflow';

import { usesApi } from '../../apis/usesApi';
import { trafficAccountField } from '../../sending/account';
import { mittoChannels } from '../../channels';
import { showFor } from '../../form/show';
import { failoverFields } from '../../sending/message/failover';
import { topFields } from '../../sending/message/step';
import { quietHoursFields } from '../../sending/quietHours';
import { variantsField } from '../variants/form';
import { bulkOptions } from './options';
import { recipientFields, suppressionFields } from './recipientFields';
import { resolveFields } from './resolveFields';
import { note } from '../../form/note';

export const sending = ['sendBulk', 'sendPersonalised'];

const operationField: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Clear Ledger',
			value: 'clearLedger',
			action: 'Clear campaign ledger',
			description: 'Forget all campaigns of this very node, so that everything would be sent again',
		},
		{
			name: 'Inspect Ledger',
			value: 'inspectLedger',
			action: 'Inspect campaign ledger',
			description: 'Tell what this very node remembers, and how a campaign stands',
		},
		{
			name: 'Resolve Unknown',
			value: 'resolveUnknown',
			action: 'Resolve unknown recipients of campaign',
			description:
				'Tell the ledger which recipients were sent to, of whom a run that ended early does not know',
		},
		{
			name: 'Send Bulk',
			value: 'sendBulk',
			action: 'Send one message to many recipients',
			description: 'Send the same message to many recipients',
		},
		{
			name: 'Send Personalised',
			value: 'sendPersonalised',
			action: 'Send personalised messages to many recipients',
			description: 'Send to each input item a message of its own',
		},
	],
	default: 'sendBulk',
};

const routeField: INodeProperties = {
	displayName: 'Send Through',
	name: 'route',
	type: 'options',
	displayOptions: { show: { channel: ['sms'] } },
	options: [
		{
			name: 'Chat Apps API',
			value: 'chatApps',
			description: 'With traffic accounts and failover',
		},
		{ name: 'SMS API', value: 'smsApi', description: 'For customers who have a key for SMS only' },
	],
	default: 'chatApps',
	description: "Which of Mitto's APIs takes the SMS",
};

const campaignField: INodeProperties = {
	displayName: 'Campaign ID',
	name: 'campaignId',
	type: 'string',
	default: '={{ $workflow.id }}-{{ $now.toISODate() }}',
	placeholder: 'e.g. winter-sale-2026',
	description:
		'Name under which the ledger keeps this campaign. Running the same ID again sends only what was not sent before. Left as it is, each day is a campaign of its own.',
};

const resumeNotice = note(
	'Run the same campaign ID with the same recipients again to resume it. Nobody is sent to twice, even when n8n was killed, and one execution at a time sends a campaign, also in queue mode. Whoever may or may not have got the message is reported as unknown; Resolve Unknown settles them.',
	'resumeNotice',
);

const clearNotice = note(
	'Forgets every campaign that this node has sent, and who of them is unknown. Whoever runs one of them again sends to everybody once more.',
	'clearNotice',
);

const outputField: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{
			name: 'One Item per Recipient',
			value: 'recipients',
			description: 'What happened to each recipient, up to some 100,000 of them',
		},
		{
			name: 'Summary Only',
			value: 'summary',
			description: 'One item with the counts; keeps the execution small for more recipients',
		},
	],
	default: 'recipients',
	description: 'What the node returns',
};

/** The node's fields, in the order in which a campaign is thought out. */
export const properties: INodeProperties[] = [
	operationField,
	...showFor({ operation: sending }, [usesApi('mitto')]),
	...recipientFields,
	...showFor({ operation: sending }, topStepFields()),
	...showFor({ operation: sending }, [
		...failoverFields,
		variantsField,
		...suppressionFields,
		...quietHoursFields,
	]),
	...showFor({ operation: [...sending, 'inspectLedger', 'resolveUnknown'] }, [campaignField]),
	...resolveFields,
	...showFor({ operation: ['clearLedger'] }, [clearNotice]),
	...showFor({ operation: sending }, [resumeNotice, outputField, bulkOptions]),
];

/** The first step's fields, with the route that only it can take: the SMS API has no traffic accounts. */
function topStepFields(): INodeProperties[] {
	const others = mittoChannels
		.map(({ resource }) => resource)
		.filter((resource) => resource !== 'sms');
	return topFields.flatMap((field) => {
		if (field === trafficAccountField) {
			return [
				routeField,
				...showFor({ channel: ['sms'], route: ['chatApps'] }, [field]),
				...showFor({ channel: others }, [field]),
			];
		}
		return [field];
	});
}
