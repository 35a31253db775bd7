import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { mittoChannels } from '../../channels';
import type { MessageType } from '../../channels/messageType';
import type { MittoChannel } from '../../channels/mittoChannel';
import { smsApiText } from '../../channels/sms/smsApi';
import { BadInput } from '../../form/badInput';
import type { Form } from '../../form/form';
import { showFor } from '../../form/show';
import { trafficAccountField } from '../account';

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

/** The same for each row of failover steps, where conditions are read within the row. */
export const stepFields = fieldsWith(({ fields, rowFields = fields, extras = [] }) => [
	...rowFields,
	...extras,
]);

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
		...mittoChannels.map(messageTypeMenu),
		trafficAccountField,
		...mittoChannels.flatMap(({ resource, messageTypes }) =>
			messageTypes.flatMap((type) =>
				showFor({ channel: [resource], messageType: [type.operation] }, contentFields(type)),
			),
		),
	];
}

function messageTypeMenu({ resource, messageTypes }: MittoChannel): INodeProperties {
	const sendText = messageTypes.find(({ operation }) => operation === 'sendText');
	const initial = (sendText ?? messageTypes[0])?.operation;
	return {
		displayName: 'Message Type',
		name: 'messageType',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { channel: [resource] } },
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
	const channel = mittoChannels.find(({ resource }) => resource === form.text('channel'));
	const type = channel?.messageTypes.find(
		({ operation }) => operation === form.text('messageType'),
	);
	if (channel === undefined || type === undefined) {
		throw BadInput.of(
			channel === undefined ? 'Channel' : 'Message Type',
			`is "${form.text(channel === undefined ? 'channel' : 'messageType') ?? ''}", which does not exist`,
			'Choose one from the list',
		);
	}
	return stepOf(form, channel, type);
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
