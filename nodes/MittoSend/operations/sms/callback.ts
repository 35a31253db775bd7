import { randomUUID } from 'crypto';
import type { INodeProperties } from 'n8n-workflow';

import { bareReader } from '../../../apis/credential';
import { readCallbackKeys } from '../../../callbacks/callbackKeys';
import { signToken, withToken } from '../../../callbacks/token';
import { BadInput } from '../../../form/badInput';
import { stepAt, type Message } from '../../../sending/message/message';
import type { ItemContext } from '../operation';
import { readTokenLifetime, tokenLifetimeField } from '../tokenLifetime';

const referenceInTokenField = {
	displayName: 'Reference in Token',
	name: 'referenceInToken',
	type: 'boolean',
	default: true,
	description:
		'Whether the token carries the Reference under Options, so that the delivery report names it even if Mitto leaves it out. Anyone who sees the URL can read it.',
} satisfies INodeProperties;

/** Where Mitto reports what became of an SMS, and how the callback proves that it is Mitto's. */
export const callbackFields: INodeProperties[] = [
	{
		displayName: 'Callback URL',
		name: 'callbackUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://n8n.example.com/webhook/…/delivery-report',
		description:
			'Where Mitto reports the delivery of this message. Take the production URL of Mitto Delivery Report Trigger. Leave it empty to use what is set up for your account.',
	},
	{
		displayName: 'Sign Callback',
		name: 'signCallback',
		type: 'boolean',
		displayOptions: { hide: { callbackUrl: [''] } },
		default: true,
		description:
			'Whether to add a token to the URL that nobody can forge. Mitto Delivery Report Trigger accepts signed callbacks only.',
	},
	{
		displayName: 'Token Settings',
		name: 'tokenSettings',
		type: 'collection',
		placeholder: 'Add setting',
		displayOptions: { show: { signCallback: [true] }, hide: { callbackUrl: [''] } },
		default: {},
		options: [tokenLifetimeField, referenceInTokenField],
	},
];

/** A callback URL as it is shown, and as it is sent. */
export interface CallbackUrl {
	/** Without the token, which would let whoever reads it forge reports. */
	shown: string;
	sent: string;
	/** Our own id of the message in the token. */
	id?: string;
}

/** A URL with a token of its own for this message. */
export async function callbackUrl({
	node,
	form,
	options,
	now,
	itemIndex,
}: ItemContext): Promise<CallbackUrl | undefined> {
	const url = form.trimmed('callbackUrl');
	if (url === undefined) return undefined;
	if (!form.flag('signCallback')) return { shown: url, sent: url };

	const keys = await readCallbackKeys(bareReader(node, itemIndex));
	if (keys.delivery.length === 0) {
		throw BadInput.of(
			'Sign Callback',
			'is on, but the credential has no Delivery Report Signing Keys',
			'Fill them in there, or turn Sign Callback off',
		);
	}
	const settings = form.group('tokenSettings');
	const named = settings.flagOf(referenceInTokenField);
	const reference = options.text('reference');
	const id = randomUUID();
	const token = signToken({ id, ...(named && { reference }) }, keys.delivery, {
		now: now(),
		lifetime: readTokenLifetime(settings, keys.lifetime),
	});
	return { shown: withToken(url, 'SIGNED-WHEN-SENT'), sent: withToken(url, token), id };
}

/** The message with its callback in the first step, which is the one that the SMS API takes. */
export function withCallback(message: Message, url: string | undefined): Message {
	if (url === undefined) return message;
	const first = stepAt(message, 0);
	const content = { ...first.content, callback: url };
	return { ...message, steps: [{ ...first, content }, ...message.steps.slice(1)] };
}
