import type { ChannelPage } from '../channel';
import { carousel } from './carousel';
import { contact } from './contact';
import { file } from './file';
import { Keyboard } from './keyboard';
import { keyboardOnly } from './keyboardOnly';
import { location } from './location';
import { picture } from './picture';
import { sticker } from './sticker';
import { text } from './text';
import { url } from './url';
import { video } from './video';

export const viberBot: ChannelPage = {
	name: 'viberBot',
	label: 'Viber bot',
	who: 'Viber id',
	types: [text, picture, video, file, carousel, sticker, location, contact, url, keyboardOnly],
	can: ['text', 'picture', 'location', 'contact'],
	reports: () => ['delivered', 'read', 'failed'],
	Below: Keyboard,
};
