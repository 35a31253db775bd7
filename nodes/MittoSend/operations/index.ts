import { mittoChannels } from '../../shared/channels';
import type { MittoChannel } from '../../shared/channels/mittoChannel';
import { sms } from '../../shared/channels/sms';
import { mittoMessage } from './mittoMessage';
import type { Resource } from './operation';
import { smsResource } from './sms';

/** Everything the node can do, in the order of its menus. */
export const resources: Resource[] = mittoChannels.map((channel) =>
	channel === sms ? smsResource : throughMitto(channel),
);

function throughMitto(channel: MittoChannel): Resource {
	const { resource, name, description, messageTypes } = channel;
	return {
		resource,
		name,
		description,
		operations: messageTypes.map((type) => mittoMessage(channel, type)),
	};
}
