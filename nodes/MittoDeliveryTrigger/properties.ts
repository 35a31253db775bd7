import type { INodeProperties } from 'n8n-workflow';

import { secretHeader } from '../channels/chatApps/callbacks/secretHeader';
import { setUpField, webhookFields } from '../channels/chatApps/callbacks/webhook';
import { deliverySources } from '../channels/deliverySources';
import { deliveryFiltersField } from '../callbacks/delivery/filters';
import { duplicatesFields } from '../callbacks/duplicates';
import { localAddressOption } from '../callbacks/registrationOptions';
import { showFor } from '../form/show';

/** The document's own template, as Mitto's staff enter it. */
export const reportTemplate =
	'{"messageId":"~msgid~","status":"~status~","errorcode":"~errorcode~"}';

const smsHelp: INodeProperties[] = [
	{
		displayName:
			'Reports are taken from signed URLs only. Mitto Send signs the callback URL of each SMS that goes through the SMS API: paste the Production URL of this trigger there.',
		name: 'signedUrlHelp',
		type: 'notice',
		default: '',
	},
	{
		displayName:
			'For the reports of your whole account, make a signed URL with Mitto Send › Callback › Create Signed URL, and give it to Mitto together with the template below.',
		name: 'accountHelp',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Template for Mitto',
		name: 'template',
		type: 'string',
		typeOptions: { rows: 3 },
		default: reportTemplate,
		disabledOptions: { show: { source: ['sms'] } },
		description: 'What Mitto enters as the body of the callback. To be copied, not to be changed.',
	},
];

const byHandHelp: INodeProperties = {
	displayName: `Have Mitto send status events to the Production URL of this trigger, with the header ${secretHeader}. Its value is one of the Delivery Report Signing Keys in the credential: make a credential for this purpose alone.`,
	name: 'byHandHelp',
	type: 'notice',
	default: '',
};

export const properties: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		options: deliverySources.map(({ source, name, description }) => ({
			name,
			value: source,
			description,
			action: `On delivery report: ${name}`,
		})),
		default: 'sms',
		description: 'Whose reports start the workflow',
	},
	...showFor({ source: ['sms'] }, smsHelp),
	...showFor({ source: ['chatApps'] }, [
		setUpField,
		...showFor({ setUp: ['automatic'] }, webhookFields),
		...showFor({ setUp: ['byHand'] }, [byHandHelp]),
	]),
	...deliverySources.flatMap(({ source, fields }) => showFor({ source: [source] }, fields)),
	deliveryFiltersField,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{ ...localAddressOption, displayOptions: { show: { '/source': ['chatApps'] } } },
			...duplicatesFields,
		],
	},
];
