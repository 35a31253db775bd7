import { mittoChannels } from '../../shared/channels';
import type { MittoChannel } from '../../shared/channels/mittoChannel';
import { mittoMessage } from './mittoMessage';
import type { Resource } from './operation';

/** Everything the node can do, in the order of its menus. */
export const resources: Resource[] = [...mittoChannels.map(throughMitto)];

function throughMitto(channel: MittoChannel): Resource {
	const { resource, name, description, messageTypes } = channel;
	return {
		resource,
		name,
		description,
		operations: messageTypes.map((type) => mittoMessage(channel, type)),
	};
}
