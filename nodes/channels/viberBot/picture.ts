import { limits, pictureEndings } from './limits';
import { thumbnailField } from './thumbnail';
import { viberBotMessage } from './viberBotMessage';

export interface ViberBotPicture {
	type: 'picture';
	/** Required by Viber, also when there is no caption. */
	text: string;
	media: string;
	thumbnail?: string;
}

export const picture = viberBotMessage<ViberBotPicture>({
	operation: 'sendPicture',
	kind: 'picture',
	label: 'Picture',
	name: 'Send Picture',
	action: 'Send Viber bot picture',
	description: 'Send a picture from a Viber bot to one of its subscribers',
	fields: [
		{
			displayName: 'Picture URL',
			name: 'media',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://example.com/coat.jpg',
			description:
				'Public address of a JPG, PNG or still GIF of at most 1 MB. Animated GIFs go out with Send URL.',
			hint: `The address must end in ${pictureEndings.map((ending) => `.${ending}`).join(', ')}`,
		},
		{
			displayName: 'Caption',
			name: 'caption',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. Back in stock',
			description: 'Text below the picture. Leave it empty for none.',
			hint: `Up to ${limits.pictureCaption} characters`,
		},
	],
	extras: [thumbnailField],
	build: (form) => {
		const thumbnail = form.trimmed('thumbnail');
		return {
			type: 'picture',
			text: form.text('caption') ?? '',
			media: form.trimmed('media') ?? '',
			...(thumbnail && { thumbnail }),
		};
	},
	check: ({ text, media, thumbnail }, rules) => {
		rules.url(media, 'Picture URL', { required: true, endings: pictureEndings });
		rules.text(text, 'Caption', { max: limits.pictureCaption });
		rules.url(thumbnail, 'Thumbnail URL');
	},
});
