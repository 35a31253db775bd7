import type { Channel, Message } from '../../wire';
import { text, type Json } from '../json';
import { previewAct } from '../parts/act';
import type { ChannelPage, MessageType } from './channel';
import { gbm } from './gbm';
import { sms } from './sms';
import { telegram } from './telegram';
import { viber } from './viber';
import { viberBot } from './viberBot';
import { whatsapp } from './whatsapp';

/** All channels, in the order of the menus. */
export const channelPages: Record<Channel, ChannelPage> = {
	sms,
	viber,
	viberBot,
	telegram,
	whatsapp,
	gbm,
};

export function typeOf(channel: Channel, content: Json): MessageType | undefined {
	return channelPages[channel].types.find((type) => type.is(content));
}

/** One line that says what a message is about. */
export function preview(message: Message, content: Json): string {
	if (message.from === 'person') return previewAct(content);
	return typeOf(message.channel, content)?.preview(content) ?? text(content.text);
}
