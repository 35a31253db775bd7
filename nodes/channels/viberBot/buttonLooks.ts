import type { INodeProperties } from 'n8n-workflow';

import { limits } from './limits';
import { vendorName } from './vendorNames';

const scales: INodeProperties['options'] = [
	{ name: 'Crop', value: 'crop' },
	{ name: 'Fill', value: 'fill' },
	{ name: 'Fit', value: 'fit' },
];

const [leastOpacity, fullOpacity] = limits.opacity;

/** Looks of a button. The names are Viber's, so that reading them needs no table. */
export const looks: INodeProperties[] = [
	{
		displayName: 'Background Color',
		name: 'bgColor',
		type: 'color',
		default: '#FFFFFF',
		description: 'Color behind the text',
	},
	{
		displayName: 'Background Media Loop',
		name: 'bgLoop',
		type: 'boolean',
		default: true,
		description: 'Whether an animated background plays again and again',
	},
	{
		displayName: 'Background Media Scale',
		name: 'bgMediaScaleType',
		type: 'options',
		options: scales,
		default: 'crop',
		description: 'How the background is fitted into the button (API level 6)',
	},
	{
		displayName: 'Background Media Type',
		name: 'bgMediaType',
		type: 'options',
		options: [
			{ name: 'Animated GIF', value: 'gif' },
			{ name: 'Picture', value: 'picture' },
		],
		default: 'picture',
		description: 'What the background media is',
	},
	{
		displayName: 'Background Media URL',
		name: 'bgMedia',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/wood.png',
		description: 'Public address of a picture of at most 500 kB behind the text',
	},
	{
		displayName: 'Image Scale',
		name: 'imageScaleType',
		type: 'options',
		options: scales,
		default: 'crop',
		description: 'How the image is fitted into the button (API level 6)',
	},
	{
		displayName: 'Image URL',
		name: 'image',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/coat.png',
		description: 'Public address of a JPG or PNG picture of at most 500 kB on the button',
	},
	{
		displayName: 'Media Behind the URL',
		name: 'openURLMediaType',
		type: 'options',
		options: [
			{ name: 'GIF', value: 'gif' },
			{ name: 'None', value: 'not-media' },
			{ name: 'Picture', value: 'picture' },
			{ name: 'Video', value: 'video' },
		],
		default: 'not-media',
		description: 'What opens, so that Viber can show it in its own viewer',
	},
	{
		displayName: 'Open URL In',
		name: 'openURLType',
		type: 'options',
		options: [
			{ name: 'Browser of the Phone', value: 'external' },
			{ name: 'Viber', value: 'internal' },
		],
		default: 'internal',
		description: 'Where a web page opens',
	},
	{
		displayName: 'Silent',
		name: 'silent',
		type: 'boolean',
		default: false,
		description: 'Whether the reply is sent without appearing in the chat',
	},
	{
		displayName: 'Text Gradient Color',
		name: 'textBgGradientColor',
		type: 'color',
		default: '#000000',
		description: 'Color of a gradient behind the text, to make it readable on a picture',
	},
	{
		displayName: 'Text Horizontal Alignment',
		name: 'textHAlign',
		type: 'options',
		options: [
			{ name: 'Center', value: 'center' },
			{ name: 'Left', value: 'left' },
			{ name: 'Right', value: 'right' },
		],
		default: 'center',
	},
	{
		displayName: 'Text Opacity',
		name: 'textOpacity',
		type: 'number',
		typeOptions: { minValue: leastOpacity, maxValue: fullOpacity },
		default: 100,
		description: 'How solid the text is; 0 makes it invisible',
	},
	{
		displayName: 'Text Should Fit',
		name: 'textShouldFit',
		type: 'boolean',
		default: false,
		description: 'Whether a text that is too long is made smaller (API level 6)',
	},
	{
		displayName: 'Text Size',
		name: 'textSize',
		type: 'options',
		options: [
			{ name: 'Large', value: 'large' },
			{ name: 'Regular', value: 'regular' },
			{ name: 'Small', value: 'small' },
		],
		default: 'regular',
	},
	{
		displayName: 'Text Vertical Alignment',
		name: 'textVAlign',
		type: 'options',
		options: [
			{ name: 'Bottom', value: 'bottom' },
			{ name: 'Middle', value: 'middle' },
			{ name: 'Top', value: 'top' },
		],
		default: 'middle',
	},
];

/** How a part of a button is called in the form; parts without a field keep Viber's name. */
export function lookLabel(part: string): string {
	const field = looks.find(({ name }) => vendorName(name) === part);
	return field === undefined ? part : `Style › ${field.displayName}`;
}
