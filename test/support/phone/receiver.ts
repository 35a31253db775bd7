import { createHmac } from 'node:crypto';

import { gbmClientToken, viberToken } from '../../../sandbox/accounts';
import { startFakeVendor, type SeenRequest } from '../fakeVendor';

/** What stands for n8n: it takes callbacks that are proven, and refuses all others. */
export interface Receiver {
	url: string;
	/** Bodies that were taken, with the path they came to. */
	taken: Array<{ path: string; text: string; body: Record<string, unknown> }>;
	refused: SeenRequest[];
	close(): Promise<void>;
}

export const secrets = {
	telegram: 'telegram-secret-0123456789',
	mitto: 'mitto-webhook-secret-0123456789',
	sms: 'eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjF9.c2lnbmF0dXJl',
} as const;

/** Proofs as the vendors' documents describe them, written without the sandbox. */
const proven: Record<string, (request: SeenRequest) => boolean> = {
	'/viber': ({ headers, text }) =>
		headers['x-viber-content-signature'] ===
		createHmac('sha256', viberToken).update(text).digest('hex'),
	'/telegram': ({ headers }) => headers['x-telegram-bot-api-secret-token'] === secrets.telegram,
	'/gbm': ({ headers, text }) =>
		headers['x-goog-signature'] ===
		createHmac('sha512', gbmClientToken).update(text).digest('base64'),
	'/mitto': ({ headers }) => headers['x-webhook-secret'] === secrets.mitto,
	'/sms': ({ url }) => new URL(url, 'http://n8n').searchParams.get('token') === secrets.sms,
};

export async function startReceiver(): Promise<Receiver> {
	const server = await startFakeVendor();
	const receiver: Receiver = {
		url: server.url,
		taken: [],
		refused: [],
		close: server.close,
	};
	server.react((request) => {
		const path = new URL(request.url, 'http://n8n').pathname;
		if (proven[path]?.(request) !== true) {
			receiver.refused.push(request);
			return { status: 401, body: { error: 'unauthorised' } };
		}
		const body = (request.body ?? {}) as Record<string, unknown>;
		receiver.taken.push({ path, text: request.text, body });
		return { status: 200, body: { status: 'accepted' } };
	});
	return receiver;
}
