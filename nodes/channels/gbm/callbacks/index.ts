import type { InboundEvent } from '../../../callbacks/events';
import { readKeys } from '../../../callbacks/keyRing';
import type { Sender } from '../../../callbacks/sender';
import { note } from '../../../form/note';
import { gbmKey } from './event';
import { gbmReader } from './reader';

/**
 * Google Business Messages. Google ended the product in July 2024; the format is the one that it
 * documented until then.
 */
export const gbm: Sender<InboundEvent> = {
	source: 'gbm',
	name: 'Google Business Messages',
	description: 'Messages to an agent of Google Business Messages, which Google ended in 2024',
	api: 'gbm',
	proof: 'body',
	fields: [],
	trigger: {
		action: 'On Google Business Messages message or event',
		help: [
			note(
				'Enter the Production URL of this trigger as the webhook in Google’s Business Communications console, after the workflow was activated. The console’s check is answered when its client token stands in the credential. Google ended the product in July 2024.',
			),
		],
		fields: [],
	},
	async reader(node) {
		const { clientTokens } = await node.getCredentials('mittoGbmApi');
		return gbmReader(readKeys(clientTokens));
	},
	duplicateKey: gbmKey,
};
