import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Rules } from '../../form/rules';
import type { Form } from '../../form/form';
import { messageType, type Draft } from '../messageType';
import { limits, senderPattern } from './limits';
import { encodeSmartly } from './smartEncoding';
import { explainSegments } from './unicode';
import { textField } from '../textField';

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
	textField(
		'e.g. Your order {{ $json.orderNumber }} is on its way',
		'160 plain characters fit into one SMS, 70 with an emoji or a letter such as ж; longer texts take several parts',
	),
];

const smartEncodingField: INodeProperties = {
	displayName: 'Smart Encoding',
	name: 'smartEncoding',
	type: 'boolean',
	default: false,
	description:
		'Whether to write typographic quotes, dashes, ellipses and blanks as plain ones when nothing else keeps an SMS text from the plain alphabet, of which 160 characters fit into one part instead of 70. The output tells what was replaced.',
};

/** The text as it goes out, and what was replaced in it. */
export function readText(form: Form): ReturnType<typeof encodeSmartly> {
	const text = form.text('text') ?? '';
	return form.flag('smartEncoding') ? encodeSmartly(text) : { text, replaced: [] };
}

/** What Smart Encoding did, if it did anything. */
export function remarksOf({ replaced }: ReturnType<typeof readText>): IDataObject {
	return replaced.length === 0 ? {} : { replaced };
}

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
	extras: [smartEncodingField],
	build: (form) => ({ text: readText(form).text, sender: form.trimmed('sender') ?? '' }),
	check: checkSms,
	remarks: (form) => remarksOf(readText(form)),
	summarise: ({ text }) => ({ segments: { ...explainSegments(String(text ?? '')) } }),
});
