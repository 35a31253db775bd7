import type { INodeProperties } from 'n8n-workflow';

import { localAddressOption } from '../callbacks/registrationOptions';
import { usesApiOf } from '../apis/usesApi';
import { showFor } from '../form/show';
import { messageTypeMenu } from '../sending/message/step';
import { waitChannels, type WaitChannel } from './channels';
import { answerInField, chatOptions } from './chat/fields';
import { retarget, settle, without } from './form/retarget';
import { filledNames } from './question/asking';
import { pageOptions, questionFields } from './question/fields';
import { goalField, lookUpOption } from './report/fields';
import { failoverField, failoverSecondsField } from './report/steps';

export const sendAndWait = 'sendAndWait';
export const sendAndWaitForReport = 'sendAndWaitForReport';

/** What the forms of Mitto Send ask for and this node has by itself, or has no use for. */
const notAsked = [
	...['callbackUrl', 'signCallback', 'tokenSettings'],
	...['concurrency', 'requestsPerSecond', 'simplify'],
	// A failover of Mitto's own would follow on after the wait, and a message that is put off is not one
	// to wait for.
	...['failover', 'quietHours'],
];

const channelField: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'options',
	noDataExpression: true,
	options: waitChannels.map(({ resource: { resource, name, description } }) => ({
		name,
		value: resource,
		description,
	})),
	default: 'sms',
	description: 'How the message reaches the person',
};

const operationField: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Send and Wait for Answer',
			value: sendAndWait,
			action: 'Send message and wait for answer',
			description: 'Ask a person, and go on once the answer is there',
		},
		{
			name: 'Send and Wait for Delivery Report',
			value: sendAndWaitForReport,
			action: 'Send message and wait for delivery report',
			description: 'Go on once it is known whether the message has arrived',
		},
	],
	default: sendAndWait,
};

const waitFields: INodeProperties[] = [
	{
		displayName: 'Wait at Most',
		name: 'waitAmount',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 24,
		description:
			'How long to wait. Then the flow goes on with the result timedOut; n8n looks once a minute.',
	},
	{
		displayName: 'Unit',
		name: 'waitUnit',
		type: 'options',
		options: [
			{ name: 'Days', value: 'days' },
			{ name: 'Hours', value: 'hours' },
			{ name: 'Minutes', value: 'minutes' },
			{ name: 'Seconds', value: 'seconds' },
		],
		default: 'hours',
		description: 'Unit of the time above',
	},
];

/** The node's fields: the two menus, the channel's form, and what is waited for. */
export const properties: INodeProperties[] = [
	channelField,
	operationField,
	...usesApiOf(
		'channel',
		waitChannels.map(({ resource, api }) => ({ value: resource.resource, api })),
	),
	...waitChannels.flatMap(headOf),
	...waitChannels.flatMap(questionFormOf).filter(standsFirst),
	...showFor({ operation: [sendAndWait] }, questionFields),
	...waitChannels.flatMap(questionFormOf).filter((field) => !standsFirst(field)),
	...waitChannels.flatMap(answerInOf),
	...waitChannels.flatMap(messageFormOf),
	...showFor({ operation: [sendAndWaitForReport] }, [
		goalField,
		...showFor({ channel: withStatus() }, [failoverField, failoverSecondsField]),
	]),
	...waitFields,
	...waitChannels.flatMap(optionsOf),
];

/** Sender and recipient, which all messages of a channel share. */
function headOf({ resource, messages }: WaitChannel): INodeProperties[] {
	const fields = [...new Set(messages.flatMap(({ head = [] }) => head))];
	return showFor({ channel: [resource.resource] }, adapted(fields));
}

function questionFormOf({ resource, asking, questionMessage }: WaitChannel): INodeProperties[] {
	const fields = [
		...questionMessage.fields,
		...(questionMessage.tail ?? []).filter((field) => !isOptions(field)),
	];
	return showFor(
		{ channel: [resource.resource], operation: [sendAndWait] },
		without(settle(adapted(fields, false), questionMessage.operation), filledNames(asking)),
	);
}

function answerInOf({ resource: { resource }, chatMessage }: WaitChannel): INodeProperties[] {
	if (chatMessage === undefined) return [];
	return showFor({ channel: [resource], operation: [sendAndWait] }, [answerInField(resource)]);
}

/** Sender and purpose come before the text, as in Mitto Send. */
function standsFirst({ name }: INodeProperties): boolean {
	return ['sender', 'type'].includes(name);
}

function messageFormOf({ resource, messages }: WaitChannel): INodeProperties[] {
	const tail = [...new Set(messages.flatMap(({ tail = [] }) => tail))];
	return showFor({ channel: [resource.resource], operation: [sendAndWaitForReport] }, [
		messageTypeMenu(messages),
		...messages.flatMap(({ operation, fields }) =>
			showFor({ messageType: [operation] }, adapted(fields)),
		),
		...adapted(tail.filter((field) => !isOptions(field))),
	]);
}

function optionsOf({
	resource,
	messages,
	questionMessage,
	chatMessage,
}: WaitChannel): INodeProperties[] {
	const field = messages.flatMap(({ tail = [] }) => tail).find(isOptions);
	if (field === undefined) return [];
	const channel = [resource.resource];
	const [ofQuestion] = settle(adapted([field], false), questionMessage.operation);
	const [ofMessage] = adapted([field]);
	return [
		...showFor({ channel, operation: [sendAndWait] }, [
			withOptions(ofQuestion, [
				...pageOptions,
				...(chatMessage === undefined ? [] : chatOptions),
				localAddressOption,
			]),
		]),
		...showFor({ channel, operation: [sendAndWaitForReport] }, [
			withOptions(ofMessage, [lookUpOption, localAddressOption]),
		]),
	];
}

/** Mitto Send's fields as fields of this node. */
function adapted(fields: INodeProperties[], hasMessageMenu = true): INodeProperties[] {
	return retarget(without(fields, notAsked), {
		resource: 'channel',
		...(hasMessageMenu && { operation: 'messageType' }),
	});
}

function withOptions(field: INodeProperties | undefined, more: INodeProperties[]): INodeProperties {
	const options = [...((field?.options ?? []) as INodeProperties[]), ...more];
	return {
		...(field as INodeProperties),
		options: options.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}

function isOptions({ name }: INodeProperties): boolean {
	return name === 'options';
}

/** Channels that tell on request what became of a message. */
function withStatus(): string[] {
	return waitChannels
		.map(({ resource: { resource } }) => resource)
		.filter((resource) => resource !== 'viberBot');
}
