import { checkPhone, phoneDestination } from '../phone';
import type { MittoChannel } from '../mittoChannel';
import { text } from './text';

export const sms: MittoChannel = {
	resource: 'sms',
	name: 'SMS',
	description: 'Text messages to any mobile phone',
	bodyPart: 'sms',
	destination: phoneDestination,
	addressKind: 'phone',
	checkDestination: checkPhone,
	messageTypes: [text],
};
