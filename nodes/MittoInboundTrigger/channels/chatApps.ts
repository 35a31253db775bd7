import { secretHeader } from '../../channels/chatApps/callbacks/secretHeader';
import { mittoRegistrar, webhookFields } from '../../channels/chatApps/callbacks/webhook';
import { chatApps } from '../../channels/chatApps/callbacks/inbound';
import { showFor } from '../../form/show';
import { note, type InboundChannel } from './inboundChannel';

export const chatAppsChannel: InboundChannel = {
	source: chatApps,
	action: 'On WhatsApp or Viber Business message',
	help: [
		...showFor({ setUp: ['automatic'] }, [
			note(
				'The trigger registers a webhook at Mitto for the chosen senders when the workflow is activated, with a secret that Mitto sends along, and removes it on deactivation.',
			),
		]),
		...showFor({ setUp: ['byHand'] }, [
			note(
				`Give Mitto the Production URL of this trigger, and ask for the header <code>${secretHeader}</code> on each call, with one of the Inbound Signing Keys of the credential as its value.`,
				'helpByHand',
			),
		]),
	],
	fields: showFor({ setUp: ['automatic'] }, webhookFields),
	registers: true,
	registrarOf: (node, form) =>
		form.text('setUp') === 'byHand' ? undefined : mittoRegistrar(node, form),
};
