import type { ChannelPage } from '../channel';
import { sms as text } from './text';

export const sms: ChannelPage = {
	name: 'sms',
	label: 'SMS',
	who: 'Phone number',
	types: [text],
	can: ['text'],
	reports: () => ['sent', 'delivered', 'failed', 'expired'],
	addressedBy: 'sms',
};
