import type { INodeProperties } from 'n8n-workflow';

import type { Rules } from '../../form/rules';
import { countSegments } from './segments';
import { messageType, type Draft } from '../messageType';
import { limits, senderPattern } from './limits';

export interface SmsText {
	text: string;
	sender: string;
}

/** Sender and text: what both ways of sending an SMS ask for. */
export const smsFields: INodeProperties[] = [
	{
		displayName: 'Sender',
		name: 'sender',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. MyShop',
		description: 'Name or number that the recipient sees as the sender',
		hint: `Up to ${limits.senderDigits} digits, or up to ${limits.senderCharacters} letters and digits`,
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. Your order {{ $json.orderNumber }} is on its way',
		description: 'What the recipient reads',
		hint: '160 plain characters fit into one SMS, 70 with an emoji or a letter such as ж; longer texts take several parts',
	},
];

export function checkSms({ text, sender }: Draft<SmsText>, rules: Rules): void {
	rules.text(sender, 'Sender', {
		required: true,
		pattern: senderPattern,
		shape: `have 1 to ${limits.senderDigits} digits, or 1 to ${limits.senderCharacters} letters and digits`,
	});
	rules.text(text, 'Text', { required: true });
}

export const text = messageType<SmsText>({
	operation: 'sendText',
	name: 'Send Text',
	action: 'Send SMS text',
	description: 'Send a text message to a mobile phone',
	fields: smsFields,
	build: (form) => ({ text: form.text('text') ?? '', sender: form.trimmed('sender') ?? '' }),
	check: checkSms,
	summarise: ({ text }) => ({ segments: countSegments(String(text ?? '')) }),
});
