import { messageType } from '../messageType';
import { imageEndings, limits } from './limits';
import { buildCommon, checkCommon, categoryField, ttlField, type ViberCommon } from './common';

export interface ViberImage extends ViberCommon {
	mediaUrl: string;
}

const allowed = ['promotional', 'regular', 'session'] as const;

export const image = messageType<ViberImage>({
	operation: 'sendImage',
	name: 'Send Image',
	action: 'Send Viber image',
	description: 'Send an image as a Viber business message to a phone number',
	fields: [
		categoryField(allowed, 'promotional'),
		{
			displayName: 'Image URL',
			name: 'mediaUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://example.com/offer.png',
			description: 'Public address of a JPG or PNG picture',
		},
	],
	extras: [ttlField],
	build: (form) => ({ ...buildCommon(form), mediaUrl: form.trimmed('mediaUrl') ?? '' }),
	check: (content, rules) => {
		checkCommon(content, allowed, rules);
		rules.url(content.mediaUrl, 'Image URL', {
			required: true,
			max: limits.url,
			endings: imageEndings,
			unnamed: true,
		});
	},
});
