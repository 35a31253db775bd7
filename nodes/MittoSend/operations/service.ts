import type { INodeProperties } from 'n8n-workflow';

import type { ServiceName } from '../../shared/transport/services';

/**
 * Which service an operation calls, by which the node asks for its credential: chosen by
 * the user, or hidden where the channel has only one.
 */
export function serviceIs(service: ServiceName): INodeProperties {
	return { displayName: 'Service', name: 'service', type: 'hidden', default: service };
}
