import type { INodeProperties } from 'n8n-workflow';

import type { Form } from '../../form/form';
import type { Rules } from '../../form/rules';
import { neededApiLevel } from './apiLevel';
import { checkKeyboard, readKeyboard, type ViberKeyboard } from './keyboard';
import { limits } from './limits';

/** What every message of a Viber bot has around its content. */
export interface ViberEnvelope {
	sender: { name: string; avatar?: string };
	tracking_data?: string;
	min_api_version?: number;
	keyboard?: ViberKeyboard;
}

export const senderNameField: INodeProperties = {
	displayName: 'Sender Name',
	name: 'senderName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Ana from MyShop',
	description: 'Name that the recipient sees above the message',
	hint: `Up to ${limits.senderName} characters`,
};

/** Fields that most messages do without, for the collection "Options". */
export const envelopeExtras: INodeProperties[] = [
	{
		displayName: 'Minimum API Version',
		name: 'minApiVersion',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'The API level that the recipient’s Viber must have to show the message. 0 takes the lowest that the message needs.',
	},
	{
		displayName: 'Sender Avatar URL',
		name: 'senderAvatar',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/ana.png',
		description: 'Picture of the sender, at most 100 kB, best 720 × 720 pixels',
	},
	{
		displayName: 'Tracking Data',
		name: 'trackingData',
		type: 'string',
		default: '',
		placeholder: 'e.g. order-4711',
		description: `Comes back with the user's next message, up to ${limits.trackingData} characters`,
	},
];

const extras = new Set(envelopeExtras.map(({ name }) => name));

/** The request body without its recipients. */
export function buildEnvelope(form: Form, content: object): ViberEnvelope & object {
	const more = form.withOptions(extras);
	const [avatar, trackingData] = [more.trimmed('senderAvatar'), more.text('trackingData')];
	const keyboard = readKeyboard(form);
	const message = { ...content, ...(keyboard && { keyboard }) };
	const { min_api_version: usual = 1 } = content as { min_api_version?: number };
	const given = more.number('minApiVersion') || undefined;
	const level = given ?? Math.max(usual, neededApiLevel({ ...message }).level);
	return {
		sender: { name: form.text('senderName') ?? '', ...(avatar && { avatar }) },
		...(trackingData !== undefined && { tracking_data: trackingData }),
		...message,
		...((given ?? level > 1) && { min_api_version: level }),
	};
}

/** The rules that hold for every message, on the whole body. */
export function checkEnvelope(body: Record<string, unknown>, rules: Rules): void {
	const { sender, tracking_data: trackingData, min_api_version: level = 1, keyboard } = body;
	const { name, avatar } = (sender ?? {}) as Record<string, unknown>;
	rules.text(name, 'Sender Name', { required: true, max: limits.senderName });
	rules.url(avatar, 'Sender Avatar URL');
	rules.text(trackingData, 'Tracking Data', { max: limits.trackingData });
	rules.number(level, 'Minimum API Version', { min: 1, whole: true });
	checkKeyboard(keyboard, rules);

	const need = neededApiLevel(body);
	rules.require(
		typeof level !== 'number' || level >= need.level,
		'Minimum API Version',
		`is ${String(level)}, but ${need.part} needs ${need.level}`,
		'Set it to 0, which takes what the message needs',
	);
	const bytes = Buffer.byteLength(JSON.stringify(body));
	rules.require(
		bytes <= limits.bodyBytes,
		'The request',
		`has ${bytes} bytes, at most ${limits.bodyBytes} are allowed`,
		'Shorten the text, or take buttons or recipients away',
	);
}
