import type { MittoChannel } from '../mittoChannel';
import { card } from './card';
import { carousel } from './carousel';
import { image } from './image';
import { text } from './text';

/** Google ended the product in July 2024; accounts that still have an agent can use the format. */
export const gbm: MittoChannel = {
	resource: 'gbm',
	name: 'Google Business Messages (Legacy)',
	description: 'Google ended this service in July 2024',
	bodyPart: 'gbm',
	destination: {
		displayName: 'Conversation ID',
		name: 'destination',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. bb8ceef0-90b4-4876-9467-c8c9ecc1c4e0',
		description: 'The conversation to write into. It comes with every message of the user.',
	},
	addressKind: 'id',
	checkDestination: (value, rules) =>
		rules.text(value, 'Conversation ID', {
			required: true,
			pattern: /^\S+$/,
			shape: 'have no blanks',
		}),
	messageTypes: [card, carousel, image, text],
};
