import { limits } from './limits';
import { viberBotMessage } from './viberBotMessage';

export interface ViberBotUrl {
	type: 'url';
	media: string;
}

export const url = viberBotMessage<ViberBotUrl>({
	operation: 'sendUrl',
	kind: 'url',
	label: 'URL',
	name: 'Send URL',
	action: 'Send Viber bot URL',
	description: 'Send a link from a Viber bot to one of its subscribers',
	fields: [
		{
			displayName: 'URL',
			name: 'media',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://example.com/offer',
			description: 'The page that opens, or an animated GIF, which Viber plays',
			hint: `Up to ${limits.url} characters`,
		},
	],
	build: (form) => ({ type: 'url', media: form.trimmed('media') ?? '' }),
	check: ({ media }, rules) => rules.url(media, 'URL', { required: true, max: limits.url }),
});
