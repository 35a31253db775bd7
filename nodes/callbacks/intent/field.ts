import type { INodeProperties } from 'n8n-workflow';

import { BadInput } from '../../form/badInput';
import type { Form } from '../../form/form';
import type { InboundEvent } from '../events';
import { intentOf, wordKey, type Words } from './intent';
import type { Intent } from './words';

interface Meaning {
	name: string;
	label: string;
	intent: Intent | null;
	placeholder: string;
	description: string;
}

const meanings: readonly Meaning[] = [
	{
		name: 'help',
		label: 'Help',
		intent: 'help',
		placeholder: 'e.g. question, agent',
		description: 'Words that ask for help, beside HELP and the like',
	},
	{
		name: 'none',
		label: 'No Intent',
		intent: null,
		placeholder: 'e.g. cancel, end',
		description: 'Usual words that mean something else in your conversations',
	},
	{
		name: 'start',
		label: 'Start',
		intent: 'start',
		placeholder: 'e.g. join, yes',
		description: 'Words that ask for messages, beside START and the like',
	},
	{
		name: 'stop',
		label: 'Stop',
		intent: 'stop',
		placeholder: 'e.g. no more, leave',
		description: 'Words that want no more messages, beside STOP and the like',
	},
];

/** The user's own words, beside the usual ones. */
export const intentWordsField: INodeProperties = {
	displayName: 'Intent Words',
	name: 'intentWords',
	type: 'collection',
	placeholder: 'Add words',
	default: {},
	description:
		'Your own words for the field <i>intent</i> of events: a message that is nothing but one of them means it. The usual ones (STOP, ODJAVA, BAJA, HELP …) are known in some forty languages. Case, accents, blanks and punctuation make no difference.',
	options: meanings.map(({ label, name, placeholder, description }) => ({
		displayName: label,
		name,
		type: 'string',
		default: '',
		placeholder,
		description: `${description}, separated by commas`,
	})),
};

/**
 * What events ask for, by the usual words and the user's own.
 *
 * @throws {BadInput} when a word could never be found, or stands for two things
 */
export function readIntents(form: Form): (event: InboundEvent) => InboundEvent {
	const own = readWords(form.group('intentWords'));
	return (event) => ({ ...event, intent: intentIn(event, own) });
}

function readWords(form: Form): Words {
	const own = new Map<string, Intent | null>();
	for (const { name, label, intent } of meanings) {
		for (const word of form.list(name)) {
			const key = wordKey(word);
			const field = `Intent Words › ${label}`;
			if (key === '') {
				throw BadInput.of(
					field,
					`has "${word}", which has no letter or digit, or more than a word`,
					'Use words of letters and digits, separated by commas',
				);
			}
			if (own.has(key) && own.get(key) !== intent) {
				throw BadInput.of(
					field,
					`has "${word}", which stands among the words of another intent`,
					'Let a word stand for one thing only',
				);
			}
			own.set(key, intent);
		}
	}
	return own;
}

/**
 * What a person said, whether they wrote it or tapped it: the text of a button counts before the data
 * behind it, which they did not see. What the channel itself tells says nothing.
 */
function intentIn({ event, text, postback }: InboundEvent, own: Words): Intent | null {
	if (event === 'message') return intentOf(text, own);
	if (event === 'postback') return intentOf(text, own) ?? intentOf(postback, own);
	return null;
}
