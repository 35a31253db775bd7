/** What a picture shows; a test holds it against examples, forms and channels. */
export type Scene =
	/** An example workflow on the canvas. */
	| { kind: 'canvas'; example: string }
	/** The form of a node of an example workflow with what came out, after it ran. */
	| { kind: 'form'; example: string; node: string }
	/** The conversation that an example workflow began, on the phone page. */
	| { kind: 'phone'; example: string; channel: string }
	/** The last message of an example workflow, as the channel's phone draws it. */
	| { kind: 'message'; example: string; channel: string; type: string };

/** A picture of README or docs, in a light and a dark version. */
export interface Picture {
	name: string;
	/** For those who cannot see it. */
	alt: string;
	scene: Scene;
	/** How wide it is shown. */
	width: number;
}

export const pictures: Picture[] = [
	{
		name: 'canvas',
		alt: "n8n's canvas with a workflow that sends a one-time code by Viber, then by SMS, and branches on what happened",
		scene: { kind: 'canvas', example: 'One-time code: Viber, then SMS' },
		width: 820,
	},
	{
		name: 'form',
		alt: 'The form of Mitto Send for an SMS, with the result beside it: accepted, the message id, the status',
		scene: { kind: 'form', example: 'Send an SMS', node: 'Mitto Send' },
		width: 820,
	},
	{
		name: 'phone',
		alt: 'The phone page of the local Mitto: a conversation with a Viber bot, with a picture and a carousel',
		scene: { kind: 'phone', example: 'Send from a Viber bot', channel: 'viberBot' },
		width: 820,
	},
	{
		name: 'viber-button',
		alt: 'A Viber business message with a text and a button, as the phone page draws it',
		scene: {
			kind: 'message',
			example: 'Send a Viber message with a button',
			channel: 'viber',
			type: 'sendButton',
		},
		width: 260,
	},
	{
		name: 'telegram-text',
		alt: 'A formatted Telegram text, as the phone page draws it',
		scene: {
			kind: 'message',
			example: 'Send a formatted Telegram text',
			channel: 'telegram',
			type: 'sendText',
		},
		width: 260,
	},
	{
		name: 'whatsapp-template',
		alt: 'A WhatsApp template with its variables filled in, as the phone page draws it',
		scene: {
			kind: 'message',
			example: 'Send a WhatsApp template',
			channel: 'whatsApp',
			type: 'sendTemplate',
		},
		width: 260,
	},
];

export const colorSchemes = ['light', 'dark'] as const;
export type ColorScheme = (typeof colorSchemes)[number];

/** Where the file of a picture lies, from the root of the repository. */
export const pictureFile = (name: string, scheme: ColorScheme): string =>
	`docs/pictures/${name}-${scheme}.png`;
