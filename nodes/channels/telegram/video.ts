import { limits } from './limits';
import { telegramMedia } from './media';

export const video = telegramMedia('video', {
	operation: 'sendVideo',
	label: 'Video',
	action: 'Send Telegram video',
	description: 'Send a video to a Telegram chat',
	placeholder: 'e.g. https://example.com/tour.mp4',
	urlDescription: 'Public address of an MP4 video; OGG plays on some devices only',
	endings: limits.video,
});
