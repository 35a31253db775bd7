import type { INodeProperties } from 'n8n-workflow';

import type { Form } from '../../form/form';
import type { Rules } from '../../form/rules';
import { countSegments } from './segments';
import { messageType, type Draft } from '../messageType';
import { limits } from './limits';
import { checkSms, readText, remarksOf, smsFields, text } from './text';

/**
 * Body of `POST /sms` of Mitto's SMS API without its recipient and reference. The API does without
 * traffic accounts.
 */
export interface SmsApiMessage {
	from: string;
	text: string;
	/** Left out for plain GSM texts, which is the API's own default. */
	type?: 'Unicode' | 'GSM' | 'Binary';
	flash?: true;
	/** Minutes. */
	validity?: number;
	callback?: string;
	/** User data header, in hexadecimal. */
	udh?: string;
	/** Protocol identifier. */
	pid?: number;
	/** Mitto answers as usual and sends nothing. */
	test?: true;
}

/** What the SMS API can do beyond sender and text. */
export const smsApiFields: INodeProperties[] = [
	{
		displayName: 'SMS Settings',
		name: 'smsSettings',
		type: 'collection',
		placeholder: 'Add setting',
		default: {},
		options: [
			{
				displayName: 'Encoding',
				name: 'type',
				type: 'options',
				options: [
					{
						name: 'Automatic',
						value: 'automatic',
						description: 'Unicode when the text needs it',
					},
					{
						name: 'Binary',
						value: 'Binary',
						description: 'The text is data in hexadecimal digits',
					},
					{
						name: 'GSM',
						value: 'GSM',
						description: 'The plain alphabet only; other characters are refused',
					},
					{ name: 'Unicode', value: 'Unicode', description: 'Any character, 70 to a part' },
				],
				default: 'automatic',
				description: 'How the text is written into the SMS',
			},
			{
				displayName: 'Flash',
				name: 'flash',
				type: 'boolean',
				default: false,
				description: 'Whether the text pops up on the screen and is not stored on the phone',
			},
			{
				displayName: 'Protocol ID',
				name: 'pid',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: limits.protocolId },
				default: 0,
				description: 'Protocol identifier for special kinds of SMS',
			},
			{
				displayName: 'Test Mode',
				name: 'test',
				type: 'boolean',
				default: false,
				description: 'Whether Mitto checks the message and answers without sending it',
			},
			{
				displayName: 'User Data Header',
				name: 'udh',
				type: 'string',
				default: '',
				placeholder: 'e.g. 06050415820000',
				description: 'Header of a binary SMS in hexadecimal digits',
			},
			{
				displayName: 'Validity (Minutes)',
				name: 'validity',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 2880,
				description:
					'How long the network tries to deliver. Mitto uses 2880, which is 48 hours, when it is not set.',
			},
		],
	},
];

/** The message without its callback, which is signed when it leaves. */
function build(form: Form): SmsApiMessage {
	const settings = form.group('smsSettings');
	const { text } = textOf(form);
	const type = chosenType(settings.text('type'), text);
	const validity = settings.number('validity');
	const udh = settings.trimmed('udh');
	const pid = settings.number('pid');
	return {
		from: form.trimmed('sender') ?? '',
		text,
		...(type !== undefined && { type }),
		...(settings.flag('flash') && { flash: true as const }),
		...(validity !== undefined && { validity }),
		...(udh !== undefined && { udh }),
		...(pid !== undefined && { pid }),
		...(settings.flag('test') && { test: true as const }),
	};
}

/** Whoever chose Unicode, or writes data, means the characters as they are. */
function textOf(form: Form): ReturnType<typeof readText> {
	const encoding = form.group('smsSettings').text('type');
	const asItIs = encoding === 'Unicode' || encoding === 'Binary';
	return readText(asItIs ? form.with({ smartEncoding: false }) : form);
}

function check(message: Draft<SmsApiMessage>, rules: Rules): void {
	checkSms({ sender: message.from, text: message.text }, rules);
	rules.oneOf(message.type, 'Encoding', ['Unicode', 'GSM', 'Binary', 'auto']);
	rules.require(
		message.type !== 'GSM' || countSegments(String(message.text)).encoding === 'GSM-7',
		'Text',
		'has characters that the encoding GSM does not have',
		'Choose the encoding Automatic or Unicode',
	);
	const hexadecimal = {
		pattern: /^([0-9a-fA-F]{2})+$/,
		shape: 'have hexadecimal digits, two for each byte',
	};
	if (message.type === 'Binary') rules.text(message.text, 'Text', hexadecimal);
	rules.text(message.udh, 'User Data Header', hexadecimal);
	rules.number(message.validity, 'Validity', { min: 1, whole: true, unit: 'minutes' });
	rules.number(message.pid, 'Protocol ID', { min: 0, max: limits.protocolId, whole: true });
	rules.url(message.callback, 'Callback URL');
}

/** "GSM" is what the API does anyway; a text with other characters would be refused as GSM. */
function chosenType(choice: string | undefined, text: string): SmsApiMessage['type'] {
	if (choice === undefined || choice === 'automatic') {
		return countSegments(text).encoding === 'UCS-2' ? 'Unicode' : undefined;
	}
	return choice as SmsApiMessage['type'];
}

/** The same text as through the chat apps API, in the SMS API's own words. */
export const smsApiText = messageType<SmsApiMessage>({
	...text,
	fields: [...smsFields, ...smsApiFields],
	build,
	remarks: (form) => remarksOf(textOf(form)),
	check,
});
