import type { Question } from './question';

/** What a channel's message is to say. */
export interface Said {
	question: Question;
	/** Address of the answer page; absent when the answer comes in the chat itself. */
	link?: string;
	/** What stands on a button that opens the page. */
	linkLabel: string;
	/** What stands before the answers to choose from, where they are part of the text. */
	replyHint?: string;
}

/** How a question is put into one of a channel's messages. */
export interface Asking {
	/** The message of Mitto Send that carries the question. */
	operation: string;
	/** Values for the fields of that message; these fields are not asked for. */
	fill(said: Said): Record<string, unknown>;
	/** Further fields that a question does without. */
	omitted?: string[];
	/** The same for answers in the chat; left out where they are not read. */
	inChat?: Pick<Asking, 'operation' | 'fill'>;
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
	sms: { operation: 'sendText', fill: inText, inChat: { operation: 'sendText', fill: inText } },
	viber: {
		operation: 'sendButton',
		fill: ({ question, link, linkLabel }) => ({
			text: question.message,
			buttonCaption: linkLabel,
			buttonAction: link,
		}),
		omitted: ['mediaUrl'],
		// A message with a button is none that a person can answer.
		inChat: { operation: 'sendText', fill: inText },
	},
	viberBot: {
		operation: 'sendText',
		fill: inViberBot,
		omitted: ['keyboardJson', 'keyboardSettings'],
		inChat: { operation: 'sendText', fill: inViberBot },
	},
	telegram: {
		operation: 'sendText',
		fill: inTelegram,
		omitted: ['placeholders'],
		inChat: { operation: 'sendText', fill: inTelegram },
	},
	whatsApp: {
		operation: 'sendText',
		fill: inText,
		inChat: { operation: 'sendText', fill: inText },
	},
	gbm: {
		operation: 'sendText',
		fill: (said) => ({ ...inText(said), containsRichText: false }),
	},
};

function inText({ question, link, replyHint = '' }: Said): { text: string } {
	const { message, choices } = question;
	if (link !== undefined) return { text: `${message}\n${link}` };
	if (choices.length === 0) return { text: message };
	const answers = choices.map(({ label }) => label).join(', ');
	return { text: `${message}\n${`${replyHint} ${answers}`.trim()}` };
}

/** Markup would read signs in an address or an answer as formatting. */
function inTelegram(said: Said): Record<string, unknown> {
	return { ...inText(said), parseMode: 'Default' };
}

/** The answers as buttons, or one button that opens the page. */
function inViberBot({ question, link, linkLabel }: Said): Record<string, unknown> {
	const buttons =
		link === undefined
			? // What a tap sends stands in the chat as the person's own message.
				question.choices.map(({ label }) => ({
					text: label,
					actionType: 'reply',
					reply: label,
				}))
			: [{ text: linkLabel, actionType: 'open-url', url: link }];
	return {
		text: question.message,
		keyboardInput: 'fields',
		keyboard: { button: buttons },
	};
}
