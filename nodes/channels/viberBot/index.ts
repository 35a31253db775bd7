import { carousel } from './carousel';
import { contact } from './contact';
import { file } from './file';
import { keyboardAlone } from './keyboardAlone';
import { location } from './location';
import { picture } from './picture';
import { sticker } from './sticker';
import { text } from './text';
import { url } from './url';
import type { ViberBotMessage } from './viberBotMessage';
import { video } from './video';

/** All kinds of messages of a Viber bot: the menu of its operations and of a broadcast. */
export const viberBotMessages: ViberBotMessage[] = [
	carousel,
	contact,
	file,
	keyboardAlone,
	location,
	picture,
	sticker,
	text,
	url,
	video,
];
