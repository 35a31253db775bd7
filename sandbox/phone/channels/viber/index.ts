import type { ChannelPage } from '../channel';
import { file } from './file';
import { rich } from './rich';

export const viber: ChannelPage = {
	name: 'viber',
	label: 'Viber Business',
	who: 'Phone number',
	types: [file, rich],
	can: ['text', 'picture'],
	reports: () => ['delivered', 'read', 'failed', 'expired'],
};
