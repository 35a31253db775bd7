import { limits } from './limits';
import { viberBotMessage } from './viberBotMessage';
import { textField } from '../textField';

export interface ViberBotText {
	type: 'text';
	text: string;
}

export const text = viberBotMessage<ViberBotText>({
	operation: 'sendText',
	kind: 'text',
	label: 'Text',
	name: 'Send Text',
	action: 'Send Viber bot text',
	description: 'Send a text from a Viber bot to one of its subscribers',
	fields: [
		textField(
			'e.g. Your order {{ $json.orderNumber }} is on its way',
			`Up to ${limits.text} characters`,
		),
	],
	build: (form) => ({ type: 'text', text: form.text('text') ?? '' }),
	check: ({ text }, rules) => rules.text(text, 'Text', { required: true, max: limits.text }),
});
