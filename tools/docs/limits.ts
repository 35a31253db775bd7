import { limits as gbm } from '../../nodes/channels/gbm/limits';
import { limits as sms } from '../../nodes/channels/sms/limits';
import { limits as telegram } from '../../nodes/channels/telegram/limits';
import { limits as viber } from '../../nodes/channels/viber/limits';
import { limits as viberBot } from '../../nodes/channels/viberBot/limits';
import { limits as whatsApp } from '../../nodes/channels/whatsApp/limits';
import { table } from './markdown';

type Limits = Record<string, number | readonly number[] | readonly string[]>;

/** TypeScript refuses a limit without words, and words without a limit. */
type WordsFor<T> = Record<keyof T, string>;

const limitsOf: Record<string, { limits: Limits; words: Record<string, string> }> = {
	sms: {
		limits: sms,
		words: {
			senderDigits: 'Digits of a numeric sender',
			senderCharacters: 'Letters and digits of a named sender',
			protocolId: 'Largest protocol ID (SMS API)',
		} satisfies WordsFor<typeof sms>,
	},
	viber: {
		limits: viber,
		words: {
			text: 'Characters of a text',
			caption: 'Characters of a button caption',
			url: 'Characters of an address',
			fileName: 'Characters of a file name',
			ttlSeconds: 'Time to live, in seconds',
		} satisfies WordsFor<typeof viber>,
	},
	viberBot: {
		limits: viberBot,
		words: {
			bodyBytes: 'Whole request',
			senderName: "Characters of the sender's name",
			trackingData: 'Characters of tracking data',
			broadcastRecipients: 'Recipients of a broadcast',
			text: 'Characters of a text',
			pictureCaption: 'Characters of a picture caption',
			videoCaption: 'Characters of a video caption',
			videoBytes: 'Video',
			videoSeconds: 'Video, in seconds',
			fileBytes: 'File',
			fileName: 'Characters of a file name',
			contactName: "Characters of a contact's name",
			contactPhone: "Characters of a contact's phone number",
			url: 'Characters of an address',
			alternativeText: 'Characters of the text for old phones',
			keyboardRows: 'Rows of a keyboard',
			keyboardHeight: 'Height of a keyboard, percent of the screen',
			heightScale: 'Least height of a row, percent of its usual one',
			groupColumns: 'Columns of a group of buttons',
			groupRows: 'Rows of a group of buttons',
			carouselCards: 'Cards of a carousel',
			buttonColumns: 'Columns of a button',
			keyboardButtonRows: 'Rows of a button in a keyboard',
			carouselButtonRows: 'Rows of a button in a carousel',
			buttonText: 'Characters on a button',
			opacity: 'Opacity of a text',
			padding: 'Padding of a text',
			browserTitle: "Characters of the browser's title",
			frame: 'Width and corner radius of a frame',
		} satisfies WordsFor<typeof viberBot>,
	},
	telegram: {
		limits: telegram,
		words: {
			text: 'Characters of a text, without markup',
			caption: 'Characters of a caption, without markup',
			document: 'Types of documents',
			video: 'Types of videos',
			voice: 'Types of voice messages',
		} satisfies WordsFor<typeof telegram>,
	},
	whatsApp: {
		limits: whatsApp,
		words: { text: 'Characters of a text' } satisfies WordsFor<typeof whatsApp>,
	},
	gbm: {
		limits: gbm,
		words: {
			text: 'Characters of a text',
			fallback: 'Characters of a fallback text',
			suggestions: 'Suggestions of a message',
			cardSuggestions: 'Suggestions of a card',
			suggestionText: 'Characters of a suggestion',
			postbackData: 'Characters of postback data',
			cardTitle: "Characters of a card's title",
			cardDescription: "Characters of a card's description",
			cards: 'Cards of a carousel',
		} satisfies WordsFor<typeof gbm>,
	},
};

/** What is checked before anything is sent; empty for channels without limits. */
export function limitTable(resource: string): string {
	const found = limitsOf[resource];
	if (found === undefined) return '';
	const rows = Object.entries(found.limits).map(([name, value]) => [
		found.words[name] ?? '',
		shown(name, value),
	]);
	return table(['Limit', 'Value'], rows);
}

function shown(name: string, value: Limits[string]): string {
	if (typeof value === 'number') {
		return name.endsWith('Bytes') ? size(value) : value.toLocaleString('en-US');
	}
	const [from, to] = value;
	if (typeof from === 'number') {
		return `${from.toLocaleString('en-US')} to ${(to as number).toLocaleString('en-US')}`;
	}
	return value.join(', ');
}

function size(bytes: number): string {
	const megabytes = bytes / 1024 / 1024;
	return megabytes >= 1 ? `${megabytes} MB` : `${bytes / 1024} kB`;
}
