import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { mittoChannels } from '../../channels';
import type { MessageType } from '../../channels/messageType';
import type { MittoChannel } from '../../channels/mittoChannel';
import { trafficAccountField } from '../../sending/account';
import { showFor } from '../../form/show';
import type { Form } from '../../form/form';
import { BadInput } from '../../form/badInput';

/** One way to reach a recipient: the sender, and what it says. */
export interface Step {
	channel: MittoChannel;
	/** Absent when the content was given as JSON and may be of any kind. */
	type?: MessageType;
	trafficAccountId: string;
	content: IDataObject;
}

/**
 * Channel, sender and content: the same fields at the top of the node and in each row of failover
 * steps, where conditions are read within the row.
 */
export const stepFields: INodeProperties[] = [
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
		messageTypes.flatMap(({ operation, fields }) =>
			showFor({ channel: [resource], messageType: [operation] }, fields),
		),
	),
];

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
 * @param hasAccount false for the SMS API, which knows no traffic accounts
 * @throws {BadInput} when the channel does not exist, or a JSON field cannot be read
 */
export function readStep(form: Form, hasAccount = true): Step {
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
	return {
		channel,
		type,
		trafficAccountId: hasAccount ? (form.locator('trafficAccountId') ?? '') : '',
		content: type.build(form) as IDataObject,
	};
}
