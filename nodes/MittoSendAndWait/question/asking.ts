import type { Question } from './question';

/** What a channel's message is to say. */
export interface Said {
	question: Question;
	/** Address of the answer page; absent when the answer comes in the chat itself. */
	link?: string;
	/** What stands on a button that opens the page. */
	linkLabel: string;
}

/** How a question is put into one of a channel's messages. */
export interface Asking {
	/** The message of Mitto Send that carries the question. */
	operation: string;
	/** Values for the fields of that message; these fields are not asked for. */
	fill(said: Said): Record<string, unknown>;
	/** Further fields that a question does without. */
	omitted?: string[];
}

/** Fields that a question's message has from the question, whatever the channel. */
export const filledNames = ({ fill, omitted = [] }: Asking): string[] => [
	...Object.keys(
		fill({
			question: { kind: 'freeText', title: '', message: '', choices: [], words: noWords },
			link: 'https://example.com',
			linkLabel: '',
		}),
	),
	...omitted,
];

const noWords = { answer: '', send: '', thanks: '' };

/** By the name of the channel. A button carries the link where Mitto's form for the channel has one. */
export const askings: Record<string, Asking | undefined> = {
	sms: { operation: 'sendText', fill: inText },
	viber: {
		operation: 'sendButton',
		fill: ({ question, link, linkLabel }) => ({
			text: question.message,
			buttonCaption: linkLabel,
			buttonAction: link,
		}),
		omitted: ['mediaUrl'],
	},
	viberBot: { operation: 'sendText', fill: inViberBot, omitted: keyboardNames() },
	telegram: {
		operation: 'sendText',
		// Markup would read signs in the address as formatting.
		fill: (said) => ({ ...inText(said), parseMode: 'Default' }),
		omitted: ['placeholders'],
	},
	whatsApp: { operation: 'sendText', fill: inText },
	gbm: {
		operation: 'sendText',
		fill: (said) => ({ ...inText(said), containsRichText: false }),
	},
};

function inText({ question: { message }, link }: Said): { text: string } {
	return { text: link === undefined ? message : `${message}\n${link}` };
}

/** The answers as buttons, or one button that opens the page. */
function inViberBot({ question, link, linkLabel }: Said): Record<string, unknown> {
	const buttons =
		link === undefined
			? question.choices.map(({ label, value }) => ({
					text: label,
					actionType: 'reply',
					reply: value,
				}))
			: [{ text: linkLabel, actionType: 'open-url', url: link }];
	return {
		text: question.message,
		keyboardInput: 'fields',
		keyboard: { button: buttons },
	};
}

function keyboardNames(): string[] {
	return ['keyboardJson', 'keyboardSettings'];
}
