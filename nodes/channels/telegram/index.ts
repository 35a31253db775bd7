import type { MittoChannel } from '../mittoChannel';
import { document } from './document';
import { location } from './location';
import { photo } from './photo';
import { text } from './text';
import { video } from './video';
import { voice } from './voice';

export const telegram: MittoChannel = {
	resource: 'telegram',
	name: 'Telegram',
	description: 'Messages of your Telegram bot',
	bodyPart: 'telegram',
	destination: {
		displayName: 'Chat ID',
		name: 'destination',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 1861312834',
		description:
			'Number of the chat. It comes with every message that somebody sends to the bot, as "conversationId" of Mitto Inbound Trigger.',
	},
	addressKind: 'id',
	checkDestination: (value, rules) =>
		rules.text(value, 'Chat ID', {
			required: true,
			pattern: /^(-?\d{1,16}|@[A-Za-z]\w{3,31})$/,
			shape: 'be the number of a chat, or the @name of a public channel',
		}),
	messageTypes: [document, location, photo, text, video, voice],
};
