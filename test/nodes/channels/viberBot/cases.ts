import {
	letters,
	longUrl,
	rule,
	times,
	type Case,
	type CaseTable,
} from '../../../support/checks/cases';

/** Viber's REST bot API: "Send Message", "Keyboards" and "Keyboard Design". */
const addresses = (...endings: string[]) => endings.map((ending) => `https://a.com/x.${ending}`);

const thumbnail = rule(
	'Thumbnail URL',
	'thumbnail',
	['https://a.com/x.jpg', 'http://a.com/x', undefined],
	['a.com/x.jpg'],
);

const hex = ['#fff', '#7360F2', undefined];
const noHex = ['red', '#ff', '7360F2', 'x#fff', '#fffx', '#7360F2a'];

/** @param field the button as messages call it @param at the same in the body */
function button(field: string, at: string, rows: number, carousel = false): Case[] {
	const at_ = (part: string) => `${at}.${part}`;
	const style = (label: string) => `${field} › Style › ${label}`;
	const padding = (value: unknown) => [value, 0, 0, 0];
	return [
		rule(`${field} › Columns`, at_('Columns'), [1, 6, undefined], [0, 7, 1.5]),
		rule(`${field} › Rows`, at_('Rows'), [1, rows, undefined], [0, rows + 1, 1.5]),
		rule(`${field} › Text`, at_('Text'), [undefined, letters(250)], [letters(251)]),
		rule(
			`${field} › Action`,
			at_('ActionType'),
			['reply', 'none', undefined, ...(carousel ? [] : ['location-picker', 'share-phone'])],
			['buy', ...(carousel ? ['location-picker', 'share-phone'] : [])],
		),
		rule(`${field} › Action`, at_('ActionType'), ['open-url'], [], {
			[at_('ActionBody')]: 'https://a.com',
		}),
		rule(`${field} › Reply`, at_('ActionBody'), ['x'], ['', undefined]),
		rule(
			`${field} › URL`,
			at_('ActionBody'),
			['https://a.com', 'http://a.com', 'viber://more/qr', 'tel:+385911234567', 'mailto:a@b.com'],
			['', undefined, 'a.com', 'ftp://a.com'],
			{ [at_('ActionType')]: 'open-url' },
		),
		rule(style('Text Size'), at_('TextSize'), ['small', 'regular', 'medium', 'large'], ['huge']),
		rule(
			style('Text Vertical Alignment'),
			at_('TextVAlign'),
			['top', 'middle', 'bottom'],
			['left'],
		),
		rule(
			style('Text Horizontal Alignment'),
			at_('TextHAlign'),
			['left', 'center', 'middle', 'right'],
			['top'],
		),
		rule(style('Background Media Type'), at_('BgMediaType'), ['picture', 'gif'], ['video']),
		rule(
			style('Background Media Scale'),
			at_('BgMediaScaleType'),
			['crop', 'fill', 'fit'],
			['zoom'],
		),
		rule(style('Image Scale'), at_('ImageScaleType'), ['crop', 'fill', 'fit'], ['zoom']),
		rule(style('Open URL In'), at_('OpenURLType'), ['internal', 'external'], ['both']),
		rule(
			style('Media Behind the URL'),
			at_('OpenURLMediaType'),
			['not-media', 'video', 'gif', 'picture'],
			['audio'],
		),
		rule(style('Background Color'), at_('BgColor'), hex, noHex),
		rule(style('Text Gradient Color'), at_('TextBgGradientColor'), hex, noHex),
		rule(
			style('Image URL'),
			at_('Image'),
			[...addresses('jpeg', 'jpg', 'png'), 'http://a.com/x'],
			['a.com/x.png', ...addresses('gif')],
		),
		rule(
			style('Background Media URL'),
			at_('BgMedia'),
			['https://a.com/x.gif', 'http://a.com/x'],
			['x'],
		),
		rule(style('Silent'), at_('Silent'), [true, false], ['true']),
		rule(style('Background Media Loop'), at_('BgLoop'), [true, false], [1]),
		rule(style('Text Should Fit'), at_('TextShouldFit'), [true, false], ['yes']),
		rule(style('Text Opacity'), at_('TextOpacity'), [0, 100], [-1, 101]),
		rule(`${field} › TextPaddings`, at_('TextPaddings'), [times(4, 0)], [times(3, 0), times(5, 0)]),
		rule(
			`${field} › TextPaddings 1`,
			at_('TextPaddings'),
			[padding(0), padding(12)],
			[padding(-1), padding(13), padding(1.5)],
		),
		rule(
			`${field} › InternalBrowser › CustomTitle`,
			at_('InternalBrowser'),
			[{ CustomTitle: letters(15) }],
			[{ CustomTitle: letters(16) }],
		),
		...['BorderWidth', 'CornerRadius'].map((part) =>
			rule(
				`${field} › Frame › ${part}`,
				at_('Frame'),
				[{ [part]: 0 }, { [part]: 10 }],
				[{ [part]: -1 }, { [part]: 11 }],
			),
		),
	];
}

const tile = { ActionBody: 'x' };
const keyboardSetting = (label: string, part: string, accepts: unknown[], refuses: unknown[]) =>
	rule(`Keyboard Settings › ${label}`, `keyboard.${part}`, accepts, refuses);

export const tables: Record<string, CaseTable> = {
	sendText: {
		sound: { type: 'text', text: 'Hello' },
		cases: [rule('Text', 'text', [letters(7000)], ['', undefined, letters(7001)])],
	},
	sendPicture: {
		sound: { type: 'picture', text: '', media: 'https://a.com/x.jpg' },
		cases: [
			rule(
				'Picture URL',
				'media',
				[...addresses('jpeg', 'jpg', 'png', 'gif'), 'http://a.com/x.jpg'],
				['', undefined, 'a.com/x.jpg', 'https://a.com/x', ...addresses('webp')],
			),
			rule('Caption', 'text', ['', letters(768)], [letters(769)]),
			thumbnail,
		],
	},
	sendVideo: {
		sound: { type: 'video', media: 'https://a.com/x.mp4', size: 1000 },
		cases: [
			rule(
				'Video URL',
				'media',
				[...addresses('mp4'), 'http://a.com/x.mp4'],
				['', undefined, 'x.mp4', 'https://a.com/x', ...addresses('mov')],
			),
			rule('Size', 'size', [1, 27_262_976], [undefined, 0, 27_262_977, 1.5]),
			rule('Duration', 'duration', [undefined, 1, 180], [0, 181, 1.5]),
			rule('Caption', 'text', [undefined, letters(512)], [letters(513)]),
			thumbnail,
		],
	},
	sendFile: {
		sound: { type: 'file', media: 'https://a.com/x.pdf', size: 1000, file_name: 'x.pdf' },
		cases: [
			rule(
				'File URL',
				'media',
				['https://a.com/x.pdf', 'http://a.com/x.zip'],
				['', undefined, 'a.com/x.pdf', 'https://a.com/x'],
			),
			rule(
				'File Name',
				'file_name',
				[`${letters(252)}.pdf`],
				['', undefined, 'invoice', 'x.exe', 'x.APK', 'x.wsf', `${letters(253)}.pdf`],
			),
			rule('Size', 'size', [1, 52_428_800], [undefined, 0, 52_428_801, 1.5]),
		],
	},
	sendContact: {
		sound: { type: 'contact', contact: { name: 'Ana', phone_number: '+385911234567' } },
		cases: [
			rule('Contact Name', 'contact.name', [letters(28)], ['', undefined, letters(29)]),
			rule(
				'Contact Phone Number',
				'contact.phone_number',
				['1', `+${'1'.repeat(17)}`],
				['', undefined, '1'.repeat(19), '385 91', '385-91'],
			),
		],
	},
	sendLocation: {
		sound: { type: 'location', location: { lat: 45.8, lon: 15.9 } },
		cases: [
			rule('Latitude', 'location.lat', [-90, 90], [undefined, -90.1, 90.1]),
			rule('Longitude', 'location.lon', [-180, 180], [undefined, -180.1, 180.1]),
		],
	},
	sendUrl: {
		sound: { type: 'url', media: 'https://a.com' },
		cases: [
			rule(
				'URL',
				'media',
				['http://a.com', longUrl(2000)],
				['', undefined, 'a.com', longUrl(2001)],
			),
		],
	},
	sendSticker: {
		sound: { type: 'sticker', sticker_id: 46105 },
		cases: [rule('Sticker ID', 'sticker_id', [1, '46105'], [undefined, 0, 1.5, 'cat'])],
	},
	sendKeyboard: {
		sound: { keyboard: { Type: 'keyboard', Buttons: [tile] } },
		cases: [rule('Keyboard', 'keyboard', [{ Type: 'keyboard', Buttons: [tile] }], [undefined])],
	},
	sendCarousel: {
		sound: {
			type: 'rich_media',
			min_api_version: 7,
			rich_media: {
				Type: 'rich_media',
				ButtonsGroupColumns: 6,
				ButtonsGroupRows: 7,
				Buttons: [tile],
			},
		},
		cases: [
			rule('Alternative Text', 'alt_text', [letters(7000), undefined], [letters(7001)]),
			rule('Cards', 'rich_media.Type', ['rich_media'], [undefined, 'keyboard']),
			rule('Cards', 'rich_media.Buttons', [[tile]], [undefined, []]),
			rule(
				'Cards',
				'rich_media.Buttons',
				[times(6, { ...tile, Rows: 7 })],
				[times(7, { ...tile, Rows: 7 })],
			),
			rule(
				'Cards › ButtonsGroupColumns',
				'rich_media.ButtonsGroupColumns',
				[undefined, 1, 6],
				[0, 7, 1.5],
			),
			rule(
				'Cards › ButtonsGroupRows',
				'rich_media.ButtonsGroupRows',
				[undefined, 1, 7],
				[0, 8, 1.5],
			),
			rule('Background Color', 'rich_media.BgColor', hex, noHex),
			...button('Cards 1', 'rich_media.Buttons.0', 7, true),
		],
	},
	/** What every message of a bot has around its content. */
	envelope: {
		sound: {
			sender: { name: 'Shop' },
			type: 'text',
			text: 'Hello',
			min_api_version: 7,
			keyboard: { Type: 'keyboard', Buttons: [tile] },
		},
		cases: [
			rule('Sender Name', 'sender.name', [letters(28)], ['', undefined, letters(29)]),
			rule(
				'Sender Avatar URL',
				'sender.avatar',
				['https://a.com/x.png', 'http://a.com/x', undefined],
				['x.png'],
			),
			rule('Tracking Data', 'tracking_data', [letters(4000), undefined], [letters(4001)]),
			rule('Minimum API Version', 'min_api_version', [undefined, 1, 7], [0, 1.5]),
			rule('Minimum API Version', 'min_api_version', [2, 7], [1, undefined], {
				rich_media: { Type: 'rich_media', Buttons: [tile] },
			}),
			rule('Minimum API Version', 'min_api_version', [4], [3, undefined], {
				'keyboard.InputFieldState': 'hidden',
			}),
			rule('The request', 'text', [letters(30_569)], [letters(30_800)]),
			rule('Keyboard', 'keyboard', [undefined], []),
			rule('Keyboard', 'keyboard.Type', ['keyboard'], [undefined, 'rich_media']),
			rule('Keyboard', 'keyboard.Buttons', [times(24, tile)], [undefined, [], times(25, tile)]),
			keyboardSetting('Background Color', 'BgColor', hex, noHex),
			keyboardSetting('Height Like Phone Keyboard', 'DefaultHeight', [true, false], ['true']),
			keyboardSetting(
				'Height (Percent of Screen)',
				'CustomDefaultHeight',
				[40, 70],
				[39, 71, 40.5],
			),
			keyboardSetting('Row Height (Percent)', 'HeightScale', [20, 100], [19, 101, 20.5]),
			keyboardSetting('Group Columns', 'ButtonsGroupColumns', [1, 6], [0, 7, 1.5]),
			keyboardSetting('Group Rows', 'ButtonsGroupRows', [1, 7], [0, 8, 1.5]),
			keyboardSetting(
				'Input Field',
				'InputFieldState',
				['regular', 'minimized', 'hidden'],
				['off'],
			),
			...button('Keyboard 1', 'keyboard.Buttons.0', 2),
		],
	},
};
