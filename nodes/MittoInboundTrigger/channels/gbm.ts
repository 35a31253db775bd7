import { gbm } from '../../channels/gbm/callbacks';
import { note, type InboundChannel } from './inboundChannel';

export const gbmChannel: InboundChannel = {
	source: gbm,
	action: 'On Google Business Messages message or event',
	help: [
		note(
			'Enter the Production URL of this trigger as the webhook in Google’s Business Communications console, after the workflow was activated. The console’s check is answered when its client token stands in the credential. Google ended the product in July 2024.',
		),
	],
	fields: [],
	registers: false,
	registrarOf: () => undefined,
};
