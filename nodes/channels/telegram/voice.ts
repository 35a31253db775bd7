import { limits } from './limits';
import { telegramMedia } from './media';

export const voice = telegramMedia('voice', {
	operation: 'sendVoice',
	label: 'Voice',
	action: 'Send Telegram voice message',
	description: 'Send an audio file to a Telegram chat as a playable voice message',
	placeholder: 'e.g. https://example.com/greeting.ogg',
	urlDescription: 'Public address of an OGG file encoded with OPUS, or of an MP3 or M4A file',
	endings: limits.voice,
});
