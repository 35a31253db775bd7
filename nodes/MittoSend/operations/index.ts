import { gbm } from '../../channels/gbm';
import type { MittoChannel } from '../../channels/mittoChannel';
import { telegram } from '../../channels/telegram';
import { viber } from '../../channels/viber';
import { whatsApp } from '../../channels/whatsApp';
import { api } from './apiRequest';
import { callback } from './callback';
import { message } from './messageStatus';
import { mittoMessage } from './mittoMessage';
import type { Resource } from './operation';
import { smsResource } from './sms';
import { viberBot } from './viberBot';
import { webhook } from './webhook';

/** Everything the node can do, in the order of its menus. Google ended GBM, so it comes last. */
export const resources: Resource[] = [
	smsResource,
	throughMitto(viber),
	viberBot,
	throughMitto(telegram),
	throughMitto(whatsApp),
	message,
	callback,
	webhook,
	api,
	throughMitto(gbm),
];

function throughMitto(channel: MittoChannel): Resource {
	const { resource, name, description, messageTypes } = channel;
	return {
		resource,
		name,
		description,
		operations: messageTypes.map((type) => mittoMessage(channel, type)),
	};
}
