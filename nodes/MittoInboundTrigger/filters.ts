import type { INodeProperties } from 'n8n-workflow';

import type { InboundEvent, InboundKind } from '../callbacks/events';
import type { Form } from '../form/form';
import { readPattern } from '../form/pattern';
import { folded } from '../values/folded';
import { matchesAny } from '../values/wildcard';

/** Every kind, so that none can be left out of the menu. */
const kinds: Record<InboundKind, { name: string; description: string }> = {
	conversationStarted: {
		name: 'Conversation Started',
		description: 'A person opened the chat with a Viber bot',
	},
	delivered: { name: 'Delivered', description: 'A message of yours reached the device' },
	edited: { name: 'Edited', description: 'A person changed a message' },
	failed: { name: 'Failed', description: 'A message of yours could not be delivered' },
	liveAgentRequested: {
		name: 'Live Agent Requested',
		description: 'A person wants to talk to a person',
	},
	message: { name: 'Message', description: 'A person wrote, or sent a picture, a place or a file' },
	other: { name: 'Other', description: 'Anything else that the channel tells' },
	postback: { name: 'Postback', description: 'A person tapped a button or a suggestion' },
	seen: { name: 'Seen', description: 'A person read a message of yours' },
	subscribed: { name: 'Subscribed', description: 'A person wants to hear from you' },
	typing: { name: 'Typing', description: 'A person is writing' },
	unsubscribed: { name: 'Unsubscribed', description: 'A person wants to hear no more from you' },
};

export const filterFields: INodeProperties[] = [
	{
		displayName: 'Event Kinds',
		name: 'eventKinds',
		type: 'multiOptions',
		options: Object.entries(kinds).map(([value, texts]) => ({ ...texts, value })),
		default: ['message', 'postback'],
		description:
			'Which kinds start the workflow; without a choice all do. The channel gets its answer in any case.',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		description: 'Further conditions; events must meet all of them',
		options: [
			{
				displayName: 'From',
				name: 'from',
				type: 'string',
				default: '',
				placeholder: 'e.g. 385911234567, 38598*',
				description:
					'IDs or phone numbers of people, separated by commas; * stands for any characters',
			},
			{
				displayName: 'Intents',
				name: 'intents',
				type: 'multiOptions',
				options: [
					{ name: 'Help', value: 'help', description: 'A person asks for help: HELP, INFO …' },
					{ name: 'None', value: 'none', description: 'Anything that is no such word' },
					{ name: 'Start', value: 'start', description: 'A person wants messages: START …' },
					{ name: 'Stop', value: 'stop', description: 'A person wants no more: STOP, ODJAVA …' },
				],
				default: ['stop'],
				description:
					'What the whole message has to ask for. The usual words are known in some forty languages; your own stand under Intent Words.',
			},
			{
				displayName: 'Text Contains',
				name: 'contains',
				type: 'string',
				default: '',
				placeholder: 'e.g. stop',
				description:
					'Part of the text or of the button’s data, in upper or lower case, with or without accents',
			},
			{
				displayName: 'Text Matches',
				name: 'matches',
				type: 'string',
				default: '',
				placeholder: 'e.g. ^order \\d+$',
				description:
					'Regular expression for the text or the button’s data, in upper or lower case, with or without accents',
			},
		],
	},
];

/**
 * The user's filters as one question.
 *
 * @throws {BadInput} when the regular expression cannot be used
 */
export function readFilters(form: Form): (event: InboundEvent) => boolean {
	const chosen = form.choices('eventKinds');
	const filters = form.group('filters');
	const people = filters.list('from');
	const part = folded(filters.text('contains'));
	const intents = filters.choices('intents');
	const pattern = readPattern(filters.text('matches')?.normalize(), 'Text Matches');

	return ({ event, from, text, postback, intent }) => {
		const words = [text, postback].filter((word) => word !== null);
		return (
			(chosen.length === 0 || chosen.includes(event)) &&
			(people.length === 0 ||
				[from.id, from.phone].some((who) => who !== null && isOneOf(who, people))) &&
			(intents.length === 0 || intents.includes(intent ?? 'none')) &&
			(part === undefined || words.some((word) => folded(word).includes(part))) &&
			(pattern === undefined ||
				words.some((word) => pattern(word.normalize()) || pattern(folded(word))))
		);
	};
}

/** With or without the plus in front of a number. */
function isOneOf(who: string, people: string[]): boolean {
	return matchesAny(
		who.replace(/^\+/, ''),
		people.map((entry) => entry.replace(/^\+/, '')),
	);
}
