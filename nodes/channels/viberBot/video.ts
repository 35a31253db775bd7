import type { INodeProperties } from 'n8n-workflow';

import { limits, videoEndings } from './limits';
import { thumbnailField } from './thumbnail';
import { viberBotMessage } from './viberBotMessage';

export interface ViberBotVideo {
	type: 'video';
	media: string;
	/** Bytes. */
	size: number;
	/** Seconds. */
	duration?: number;
	thumbnail?: string;
	text?: string;
}

const durationField: INodeProperties = {
	displayName: 'Duration (Seconds)',
	name: 'duration',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: limits.videoSeconds },
	default: 30,
	description: `Length of the video as it is shown before the download, up to ${limits.videoSeconds} seconds`,
};

export const video = viberBotMessage<ViberBotVideo>({
	operation: 'sendVideo',
	kind: 'video',
	label: 'Video',
	name: 'Send Video',
	action: 'Send Viber bot video',
	description: 'Send a video from a Viber bot to one of its subscribers',
	fields: [
		{
			displayName: 'Video URL',
			name: 'media',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://example.com/tour.mp4',
			description: 'Public address of an MP4 video (H264) of at most 26 MB',
			hint: 'The address must end in .mp4',
		},
		{
			displayName: 'Size (Bytes)',
			name: 'size',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: limits.videoBytes },
			required: true,
			default: 0,
			description: 'Size of the video. Viber asks for it.',
			hint: `Up to ${limits.videoBytes.toLocaleString('en-US')} bytes`,
		},
		{
			displayName: 'Caption',
			name: 'caption',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. A walk through our shop',
			description: 'Text below the video. Leave it empty for none.',
			hint: `Up to ${limits.videoCaption} characters`,
		},
	],
	extras: [durationField, thumbnailField],
	build: (form) => {
		const [duration, thumbnail] = [form.number('duration'), form.trimmed('thumbnail')];
		const caption = form.text('caption');
		return {
			type: 'video',
			media: form.trimmed('media') ?? '',
			size: form.number('size') as number,
			...(duration !== undefined && { duration }),
			...(thumbnail && { thumbnail }),
			...(caption !== undefined && { text: caption }),
		};
	},
	check: ({ media, size, duration, thumbnail, text }, rules) => {
		rules.url(media, 'Video URL', { required: true, endings: videoEndings });
		rules.number(size, 'Size', {
			required: true,
			min: 1,
			max: limits.videoBytes,
			whole: true,
			unit: 'bytes',
		});
		rules.number(duration, 'Duration', {
			min: 1,
			max: limits.videoSeconds,
			whole: true,
			unit: 'seconds',
		});
		rules.url(thumbnail, 'Thumbnail URL');
		rules.text(text, 'Caption', { max: limits.videoCaption });
	},
});
