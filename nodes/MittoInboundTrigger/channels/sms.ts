import { sms } from '../../channels/sms/callbacks/inbound';
import { note, type InboundChannel } from './inboundChannel';

export const smsChannel: InboundChannel = {
	source: sms,
	action: 'On SMS received',
	help: [
		note(
			'Mitto’s staff set up two-way SMS: they need the address to call. Take the Production URL of this trigger, let <b>Mitto Send › Callback › Create Signed URL</b> sign it for inbound messages, and mail the result to Mitto. Ask for a POST with JSON such as <code>{"messageId": …, "from": …, "to": …, "text": …, "timestamp": …}</code>; other names are found as well, or can be given under Field Names.',
		),
	],
	fields: [],
	registers: false,
	registrarOf: () => undefined,
};
