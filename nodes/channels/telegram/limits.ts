/**
 * Mitto's chat apps page on Telegram: text 1-4096 and caption 0-1024 characters after parsing, file
 * types of documents, videos and voice messages. m4a voice and the path of MPEG-4 come from the Bot
 * API reference ("sendVoice", "sendVideo").
 */
export const limits = {
	text: 4096,
	caption: 1024,
	document: ['gif', 'pdf', 'zip'],
	video: ['mp4', 'ogg'],
	voice: ['ogg', 'oga', 'mp3', 'm4a'],
} as const;
