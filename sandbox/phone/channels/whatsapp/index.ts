import type { ChannelPage } from '../channel';
import { other } from './other';
import { template } from './template';
import { text } from './text';

export const whatsapp: ChannelPage = {
	name: 'whatsapp',
	label: 'WhatsApp',
	who: 'Phone number',
	types: [text, template, other],
	can: ['text', 'picture'],
	reports: () => ['sent', 'delivered', 'read', 'failed', 'expired'],
};
