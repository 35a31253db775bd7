import { checkPhone, phoneDestination } from '../phone';
import type { MittoChannel } from '../mittoChannel';
import { template } from './template';
import { text } from './text';

export const whatsApp: MittoChannel = {
	resource: 'whatsApp',
	name: 'WhatsApp',
	description: 'Messages and approved templates on WhatsApp',
	bodyPart: 'whatsapp',
	destination: phoneDestination,
	addressKind: 'phone',
	checkDestination: checkPhone,
	messageTypes: [template, text],
};
