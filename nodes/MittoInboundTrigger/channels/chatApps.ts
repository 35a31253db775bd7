import { secretHeader } from '../../shared/callbacks/chatApps/secretHeader';
import { mittoRegistrar, webhookFields } from '../../shared/callbacks/chatApps/webhook';
import { chatApps } from '../../shared/callbacks/inbound/chatApps';
import { showFor } from '../../shared/fields/show';
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
