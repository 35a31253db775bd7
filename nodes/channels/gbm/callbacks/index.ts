import type { InboundEvent } from '../../../callbacks/events';
import { readKeys } from '../../../callbacks/keyRing';
import type { CallbackSource } from '../../../callbacks/source';
import { gbmKey } from './event';
import { receiveGbm } from './receive';

/**
 * Google Business Messages. Google ended the product in July 2024; the format is the one that it
 * documented until then.
 */
export const gbm: CallbackSource<InboundEvent> = {
	source: 'gbm',
	name: 'Google Business Messages',
	description: 'Messages to an agent of Google Business Messages, which Google ended in 2024',
	credential: 'mittoGbmApi',
	fields: [],
	async receiver(node) {
		const { clientTokens } = await node.getCredentials('mittoGbmApi');
		return receiveGbm(readKeys(clientTokens));
	},
	duplicateKey: gbmKey,
};
