import { messageType } from '../messageType';
import {
	checkFormatted,
	formatted,
	formattingFields,
	parseModePart,
	type ParseMode,
} from './formatting';
import { limits } from './limits';
import { silentField, silentPart, type TelegramCommon } from './silent';
import { textField } from '../textField';

export interface TelegramText extends TelegramCommon {
	text: { parseMode?: ParseMode; noPreview?: true; message: string };
}

export const text = messageType<TelegramText>({
	operation: 'sendText',
	name: 'Send Text',
	action: 'Send Telegram text',
	description: 'Send a text to a Telegram chat',
	fields: [
		textField('e.g. Hi {name}, your table is ready', `Up to ${limits.text} characters`),
		...formattingFields,
	],
	extras: [
		{
			displayName: 'No Link Preview',
			name: 'noPreview',
			type: 'boolean',
			default: false,
			description: 'Whether to hide the preview of the first link in the text',
		},
		silentField,
	],
	build: (form) => ({
		...silentPart(form),
		text: {
			...parseModePart(form),
			...(form.flag('noPreview') && { noPreview: true as const }),
			message: formatted(form, 'text', 'Text'),
		},
	}),
	check: ({ text }, rules) =>
		checkFormatted(
			text?.message,
			text?.parseMode,
			'Text',
			{ required: true, max: limits.text },
			rules,
		),
});
