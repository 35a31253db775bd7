import { messageType } from '../messageType';
import { limits } from './limits';
import { textField } from '../textField';

export interface WhatsAppText {
	type: 'regular';
	regular: { type: 'text'; text: string };
}

export const text = messageType<WhatsAppText>({
	operation: 'sendText',
	name: 'Send Text',
	action: 'Send WhatsApp text',
	description:
		'Send a text to somebody who wrote to you on WhatsApp within the last 24 hours; before that only templates are allowed',
	fields: [
		textField(
			'e.g. Thank you, we will call you back today',
			`Up to ${limits.text} characters. WhatsApp delivers it only within 24 hours of the recipient's last message.`,
		),
	],
	build: (form) => ({ type: 'regular', regular: { type: 'text', text: form.text('text') ?? '' } }),
	check: ({ regular }, rules) =>
		rules.text(regular?.text, 'Text', { required: true, max: limits.text }),
});
