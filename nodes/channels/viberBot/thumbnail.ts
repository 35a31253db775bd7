import type { INodeProperties } from 'n8n-workflow';

/** The small picture of pictures and videos. */
export const thumbnailField: INodeProperties = {
	displayName: 'Thumbnail URL',
	name: 'thumbnail',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/coat-small.jpg',
	description:
		'Public address of a JPG of at most 100 kB, best 400 × 400 pixels, that is shown until the file is opened',
};
