import { checkPhone, phoneDestination } from '../phone';
import type { MittoChannel } from '../mittoChannel';
import { button } from './button';
import { file } from './file';
import { image } from './image';
import { text } from './text';

export const viber: MittoChannel = {
	resource: 'viber',
	name: 'Viber Business',
	description: 'Business messages to phone numbers that have Viber',
	bodyPart: 'viber',
	destination: phoneDestination,
	addressKind: 'phone',
	checkDestination: checkPhone,
	messageTypes: [button, file, image, text],
};
