import { signToken, withToken } from '../../../nodes/callbacks/token';
import type { WebhookCall } from '../engine';
import { requestFixture } from '../fixture';

/** Keys as a user would have them, the newest first. */
export const keys = {
	newest: 'newest-delivery-key-0123456789abcdef',
	older: 'older-delivery-key-0123456789abcdefg',
	inbound: 'inbound-key-0123456789abcdef-ghijklm',
	stranger: 'stranger-key-0123456789abcdef-ghijkl',
} as const;

export const callbackKeys = (...delivery: string[]) => ({
	mittoApi: {
		deliverySigningSecrets: (delivery.length > 0 ? delivery : [keys.newest]).join(', '),
		inboundSigningSecrets: keys.inbound,
	},
});

interface TokenSetting {
	key?: string;
	id?: string;
	reference?: string;
	/** Seconds since the token was made. */
	age?: number;
	/** Seconds that it counts. */
	lifetime?: number;
}

export function token(setting: TokenSetting = {}): string {
	const { key = keys.newest, id = 'callback-1', reference, age = 0, lifetime = 3600 } = setting;
	return signToken({ id, reference }, [key], { now: Date.now() - age * 1000, lifetime });
}

/** The template of Mitto's document with its placeholders filled in. */
export function filledTemplate(values: Record<string, string> = {}): string {
	const filled = { msgid: 'm-1', status: 'DELIVERED', errorcode: '0', ...values };
	return Object.entries(filled).reduce(
		(text, [name, value]) => text.replace(`~${name}~`, value),
		JSON.stringify(requestFixture('sms/delivery-report').body),
	);
}

/** A delivery report that a trigger accepts; a test spoils one thing of it. */
export function smsReport(given: Partial<WebhookCall> & { status?: string } = {}): WebhookCall {
	const { status = 'DELIVERED', ...call } = given;
	return {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		query: { token: token() },
		body: filledTemplate({ status }),
		credentials: callbackKeys(),
		...call,
		parameters: { source: 'sms', ...call.parameters },
	};
}

export const urlWithToken = (url: string, setting?: TokenSetting) => withToken(url, token(setting));
