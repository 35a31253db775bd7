import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { mittoChannels } from '../../channels';
import type { MessageType } from '../../channels/messageType';
import type { MittoChannel } from '../../channels/mittoChannel';
import { smsApiText } from '../../channels/sms/smsApi';
import { chosen } from '../../form/chosen';
import type { Form } from '../../form/form';
import { showFor } from '../../form/show';
import { trafficAccountField } from '../account';
import { optionsCollection } from '../../form/optionsCollection';

/** One way to reach a recipient: the sender, and what it says. */
export interface Step {
	/** Which of Mitto's APIs takes it; the SMS API knows no traffic accounts. */
	api: 'chatApps' | 'smsApi';
	channel: MittoChannel;
	/** Absent when the content was given as JSON and may be of any kind. */
	type?: MessageType;
	/** Empty for the SMS API. */
	trafficAccountId: string;
	/** The channel's part of a request, or the body itself of a request to the SMS API. */
	content: IDataObject;
	/** What was changed in what the user wrote, if anything. */
	remarks?: IDataObject;
}

/** Channel, sender and content at the top of the node, where the extras stand under Options. */
export const topFields = fieldsWith(({ fields }) => fields);

/** The same for each row of failover steps, which has the extras of its message under Options of its own. */
export const stepFields = fieldsWith(({ fields, rowFields = fields, extras = [] }) =>
	// n8n reads the conditions inside a collection in the whole node, so each message has its own.
	extras.length === 0 ? rowFields : [...rowFields, optionsCollection(extras)],
);

function fieldsWith(contentFields: (type: MessageType) => INodeProperties[]): INodeProperties[] {
	return [
		{
			displayName: 'Channel',
			name: 'channel',
			type: 'options',
			noDataExpression: true,
			options: mittoChannels.map(({ resource, name, description }) => ({
				name,
				value: resource,
				description,
			})),
			default: 'sms',
			description: 'How the message reaches the recipient',
		},
		...mittoChannels.flatMap(({ resource, messageTypes }) =>
			showFor({ channel: [resource] }, [messageTypeMenu(messageTypes)]),
		),
		trafficAccountField,
		...mittoChannels.flatMap(({ resource, messageTypes }) =>
			messageTypes.flatMap((type) =>
				showFor({ channel: [resource], messageType: [type.operation] }, contentFields(type)),
			),
		),
	];
}

/** The menu of a channel's messages; it begins with the text, where there is one. */
export function messageTypeMenu(
	messageTypes: ReadonlyArray<Pick<MessageType, 'operation' | 'name' | 'description'>>,
): INodeProperties {
	const sendText = messageTypes.find(({ operation }) => operation === 'sendText');
	const initial = (sendText ?? messageTypes[0])?.operation;
	return {
		displayName: 'Message Type',
		name: 'messageType',
		type: 'options',
		noDataExpression: true,
		options: messageTypes
			.map(({ operation, name, description }) => ({
				name: name.replace(/^Send /, ''),
				value: operation,
				description,
			}))
			.sort((a, b) => a.name.localeCompare(b.name)),
		default: initial,
		description: 'What kind of message it is',
	};
}

/**
 * What the user filled in for one step, not checked yet.
 *
 * @throws {BadInput} when the channel does not exist, or a JSON field cannot be read
 */
export function readStep(form: Form): Step {
	const { channel, type } = chosenType(form);
	return stepOf(form, channel, type);
}

/**
 * @param place what messages begin with, where the fields stand in a list
 * @throws {BadInput} when the channel, or its message type, does not exist
 */
export function chosenType(form: Form, place = ''): { channel: MittoChannel; type: MessageType } {
	const resource = form.text('channel');
	const channel = chosen(mittoChannels, (entry) => entry.resource, resource, `${place}Channel`);
	const operation = form.text('messageType');
	const type = chosen(
		channel.messageTypes,
		(entry) => entry.operation,
		operation,
		`${place}Message Type`,
	);
	return { channel, type };
}

/** The form's part for one step. Only SMS can choose its API, and a hidden choice does not count. */
export function stepOf(form: Form, channel: MittoChannel, type: MessageType): Step {
	if (channel.resource === 'sms' && form.text('route') === 'smsApi') {
		return {
			api: 'smsApi',
			channel,
			type: smsApiText,
			trafficAccountId: '',
			content: smsApiText.build(form) as IDataObject,
			...remarksOf(smsApiText, form),
		};
	}
	return {
		api: 'chatApps',
		channel,
		type,
		trafficAccountId: form.locator('trafficAccountId') ?? '',
		content: type.build(form) as IDataObject,
		...remarksOf(type, form),
	};
}

function remarksOf(type: MessageType, form: Form): Pick<Step, 'remarks'> {
	const remarks = type.remarks?.(form) ?? {};
	return Object.keys(remarks).length === 0 ? {} : { remarks };
}
