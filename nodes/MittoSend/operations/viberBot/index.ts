import { viberBotMessages } from '../../../channels/viberBot';
import type { Resource } from '../operation';
import { broadcast } from './broadcast';
import { getAccountInfo, getUserDetails } from './details';
import { viberBotMessage } from './message';

/** A Viber bot through Viber's own REST API, without Mitto in between. */
export const viberBot: Resource = {
	resource: 'viberBot',
	name: 'Viber Bot',
	description: "Messages of your Viber bot through Viber's own API",
	operations: [...viberBotMessages.map(viberBotMessage), broadcast, getAccountInfo, getUserDetails],
};
