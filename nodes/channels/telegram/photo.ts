import { telegramMedia } from './media';

export const photo = telegramMedia('photo', {
	operation: 'sendPhoto',
	label: 'Photo',
	action: 'Send Telegram photo',
	description: 'Send a photo to a Telegram chat',
	placeholder: 'e.g. https://example.com/photo.jpg',
	urlDescription:
		'Public address of a picture of at most 10 MB; width and height together at most 10000 pixels, one side at most 20 times the other',
});
