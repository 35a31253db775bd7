/**
 * Viber's REST bot API: "Send Message" (texts, files, contacts, locations), "Broadcast message",
 * "Keyboards" and "Keyboard Design". Caption of a picture: 768 in the newest page, less in older
 * ones. Caption of a video: from libraries that repeat an older page. Rows of a keyboard: 24 in the
 * newest page; phones with old versions show 12.
 */
export const limits = {
	/** Of the whole request. */
	bodyBytes: 30 * 1024,
	senderName: 28,
	trackingData: 4000,
	broadcastRecipients: 300,
	text: 7000,
	pictureCaption: 768,
	videoCaption: 512,
	videoBytes: 26 * 1024 * 1024,
	videoSeconds: 180,
	fileBytes: 50 * 1024 * 1024,
	fileName: 256,
	contactName: 28,
	contactPhone: 18,
	url: 2000,
	alternativeText: 7000,
	keyboardRows: 24,
	/** Height of a keyboard in percent of the screen. */
	keyboardHeight: [40, 70],
	/** Least height of a button's row in percent of its usual height. */
	heightScale: [20, 100],
	groupColumns: [1, 6],
	groupRows: [1, 7],
	carouselCards: [1, 6],
	buttonColumns: [1, 6],
	keyboardButtonRows: [1, 2],
	carouselButtonRows: [1, 7],
	buttonText: 250,
	opacity: [0, 100],
	padding: [0, 12],
	browserTitle: 15,
	frame: [0, 10],
} as const;

export const pictureEndings = ['jpeg', 'jpg', 'png', 'gif'] as const;

/** Pictures on the buttons of keyboards and carousels. */
export const tileImageEndings = ['jpeg', 'jpg', 'png'] as const;

export const videoEndings = ['mp4'] as const;

/** File types that Viber refuses to deliver. */
export const blockedEndings: readonly string[] = [
	...['action', 'apk', 'app', 'bat', 'bin', 'cmd', 'com', 'command', 'cpl', 'csh', 'exe', 'gadget'],
	...['inf1', 'ins', 'inx', 'ipa', 'isu', 'job', 'jse', 'ksh', 'lnk', 'msc', 'msi', 'msp', 'mst'],
	...['osx', 'out', 'paf', 'pif', 'ps1', 'reg', 'rgs', 'run', 'sct', 'shb', 'shs', 'u3p', 'vb'],
	...['vbe', 'vbs', 'vbscript', 'workflow', 'ws', 'wsf'],
];

/**
 * Values that the parts of a button can have, by Viber's names. `medium` and the horizontal `middle`
 * stand in its samples only.
 */
export const buttonChoices = {
	ActionType: ['reply', 'open-url', 'location-picker', 'share-phone', 'none'],
	TextSize: ['small', 'regular', 'medium', 'large'],
	TextVAlign: ['top', 'middle', 'bottom'],
	TextHAlign: ['left', 'center', 'middle', 'right'],
	BgMediaType: ['picture', 'gif'],
	BgMediaScaleType: ['crop', 'fill', 'fit'],
	ImageScaleType: ['crop', 'fill', 'fit'],
	OpenURLType: ['internal', 'external'],
	OpenURLMediaType: ['not-media', 'video', 'gif', 'picture'],
} as const;

/** Actions that Viber allows in keyboards only. */
export const keyboardOnlyActions: readonly string[] = ['location-picker', 'share-phone'];

export const inputFieldStates = ['regular', 'minimized', 'hidden'] as const;

/** The API level that a part of a message needs; parts that are not here need level 1. */
export const apiLevels = {
	keyboard: {
		CustomDefaultHeight: 3,
		HeightScale: 3,
		ButtonsGroupColumns: 4,
		ButtonsGroupRows: 4,
		InputFieldState: 4,
		FavoritesMetadata: 6,
	},
	button: {
		InternalBrowser: 3,
		TextPaddings: 4,
		TextShouldFit: 6,
		BgMediaScaleType: 6,
		ImageScaleType: 6,
		Map: 6,
		Frame: 6,
		MediaPlayer: 6,
	},
	/** The least that a carousel needs. */
	leastCarousel: 2,
	/** Of its samples for carousels the one that shows all parts. */
	carousel: 7,
} as const;
