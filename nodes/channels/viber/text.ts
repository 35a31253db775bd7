import { messageType } from '../messageType';
import { limits } from './limits';
import { buildCommon, checkCommon, categoryField, ttlField, type ViberCommon } from './common';
import { textField } from '../textField';

export interface ViberText extends ViberCommon {
	text: string;
}

const allowed = ['promotional', 'regular', 'session', 'transactional'] as const;

export const text = messageType<ViberText>({
	operation: 'sendText',
	name: 'Send Text',
	action: 'Send Viber text',
	description: 'Send a text as a Viber business message to a phone number',
	fields: [
		categoryField(allowed, 'transactional'),
		textField(
			'e.g. Your appointment is tomorrow at 10:00',
			`Up to ${limits.text} characters; *bold*, _italic_ and ~strike~ are shown formatted`,
		),
	],
	extras: [ttlField],
	build: (form) => {
		const { type, ttl } = buildCommon(form);
		return { type, ...(ttl !== undefined && { ttl }), text: form.text('text') ?? '' };
	},
	check: (content, rules) => {
		checkCommon(content, allowed, rules);
		rules.text(content.text, 'Text', { required: true, max: limits.text });
	},
});
