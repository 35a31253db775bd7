import type { INodeProperties } from 'n8n-workflow';

import { sms } from '../../../channels/sms';
import { smsApiFields } from '../../../channels/sms/smsApi';
import { text } from '../../../channels/sms/text';
import { trafficAccountField } from '../../../sending/account';
import { showFor } from '../../../form/show';
import { mittoMessage, prepare } from '../mittoMessage';
import type { Operation, Resource } from '../operation';
import { send } from '../send';
import { callbackFields, callbackUrl } from './callback';

const routeField: INodeProperties = {
	displayName: 'Send Through',
	name: 'route',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Chat Apps API',
			value: 'chatApps',
			description: 'From one of your traffic accounts, like all other channels',
		},
		{
			name: 'SMS API',
			value: 'smsApi',
			description:
				'Straight to the SMS service, with a delivery report for each message, flash, validity and encoding',
		},
	],
	default: 'chatApps',
	description: 'Which of Mitto’s two APIs takes the SMS',
};

const viaChatApps = mittoMessage(sms, text);

/** An SMS can go two ways; sender, text and the checks on them are the same. */
const sendText: Operation = {
	...viaChatApps,
	head: [routeField, ...showFor({ route: ['chatApps'] }, [trafficAccountField]), sms.destination],
	fields: [
		...viaChatApps.fields,
		...showFor({ route: ['smsApi'] }, [...callbackFields, ...smsApiFields]),
	],
	run: async (item) => {
		const callback = item.form.text('route') === 'smsApi' ? await callbackUrl(item) : undefined;
		return await send(item, prepare(sms, text, item, callback));
	},
};

export const smsResource: Resource = {
	resource: sms.resource,
	name: sms.name,
	description: sms.description,
	operations: [sendText],
};
