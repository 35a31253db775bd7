import { messageType } from '../messageType';
import { imageEndings, limits } from './limits';
import { buildCommon, checkCommon, categoryField, ttlField, type ViberCommon } from './common';

export interface ViberButton extends ViberCommon {
	mediaUrl?: string;
	text: string;
	button: { caption: string; action: string };
}

const allowed = ['promotional', 'regular'] as const;

export const button = messageType<ViberButton>({
	operation: 'sendButton',
	name: 'Send Button',
	action: 'Send Viber message with button',
	description:
		'Send a text with a button, and an image if you like, as a Viber business message to a phone number',
	fields: [
		categoryField(allowed, 'promotional'),
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			default: '',
			placeholder: 'e.g. Our new collection has arrived',
			description: 'What the recipient reads above the button',
			hint: `Up to ${limits.text} characters`,
		},
		{
			displayName: 'Button Caption',
			name: 'buttonCaption',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Show Me',
			description: 'What stands on the button',
			hint: `Up to ${limits.caption} characters`,
		},
		{
			displayName: 'Button Action',
			name: 'buttonAction',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://example.com/new',
			description:
				'What a tap opens: a web address, a Viber screen such as viber://more/qr, or a phone number such as tel:+385911234567',
		},
		{
			displayName: 'Image URL',
			name: 'mediaUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/offer.png',
			description:
				'Public address of a JPG or PNG picture above the text. Leave it empty for no picture.',
		},
	],
	extras: [ttlField],
	build: (form) => {
		const { type, ttl } = buildCommon(form);
		const mediaUrl = form.trimmed('mediaUrl');
		return {
			type,
			...(ttl && { ttl }),
			...(mediaUrl && { mediaUrl }),
			text: form.text('text') ?? '',
			button: {
				caption: form.text('buttonCaption') ?? '',
				action: form.trimmed('buttonAction') ?? '',
			},
		};
	},
	check: (content, rules) => {
		checkCommon(content, allowed, rules);
		rules.text(content.text, 'Text', { required: true, max: limits.text });
		rules.text(content.button?.caption, 'Button Caption', { required: true, max: limits.caption });
		rules.url(content.button?.action, 'Button Action', {
			required: true,
			schemes: ['https', 'http', 'viber', 'tel'],
			max: limits.url,
		});
		rules.url(content.mediaUrl, 'Image URL', {
			max: limits.url,
			endings: imageEndings,
			unnamed: true,
		});
	},
});
