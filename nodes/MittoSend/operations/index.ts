import { mittoChannels } from '../../channels';
import { gbm } from '../../channels/gbm';
import type { MittoChannel } from '../../channels/mittoChannel';
import { sms } from '../../channels/sms';
import { viber } from '../../channels/viber';
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
	...mittoChannels.filter((channel) => channel !== gbm).flatMap(resourcesOf),
	message,
	callback,
	webhook,
	api,
	throughMitto(gbm),
];

/** An SMS can go two ways, and Viber's own bots stand beside its business messages. */
function resourcesOf(channel: MittoChannel): Resource[] {
	if (channel === sms) return [smsResource];
	return channel === viber ? [throughMitto(viber), viberBot] : [throughMitto(channel)];
}

function throughMitto(channel: MittoChannel): Resource {
	const { resource, name, description, messageTypes } = channel;
	return {
		resource,
		name,
		description,
		operations: messageTypes.map((type) => mittoMessage(channel, type)),
	};
}
