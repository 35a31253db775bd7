import type { ChannelPage } from '../channel';
import { location } from './location';
import { mediaType } from './media';
import { text } from './text';

export const telegram: ChannelPage = {
	name: 'telegram',
	label: 'Telegram',
	who: 'Chat id',
	types: [
		text,
		mediaType('photo', 'Photo', 'picture'),
		mediaType('document', 'Document', 'file'),
		mediaType('video', 'Video', 'video'),
		mediaType('voice', 'Voice message', 'voice'),
		location,
	],
	can: ['text', 'picture', 'location', 'contact'],
	// Telegram tells bots neither of delivery nor of reading.
	reports: () => [],
};
