import type { INodeProperties } from 'n8n-workflow';

export const goalField: INodeProperties = {
	displayName: 'Go On When',
	name: 'goOnAt',
	type: 'options',
	options: [
		{ name: 'Delivered', value: 'delivered', description: 'The message is on the phone' },
		{ name: 'Read', value: 'read', description: 'The person has opened it; not on SMS' },
		{ name: 'Sent', value: 'sent', description: 'The message was passed on to the network' },
	],
	default: 'delivered',
	description: 'How far the message must come. A message that has failed ends the wait, too.',
};

/** A running execution takes the place of another one, so it looks for a short time only. */
export const lookUpOption = {
	displayName: 'Look Up for (Seconds)',
	name: 'lookUpSeconds',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 300 },
	default: 60,
	description:
		'How long the running execution asks Mitto for the status, at most 300. After that it sleeps until Mitto Delivery Report Trigger, with its option Resume Waiting Flows, hands a report on, or the time is over.',
} satisfies INodeProperties;
