import { createHmac } from 'node:crypto';
import axios from 'axios';

import { gbmClientToken } from '../accounts';
import { viberSignature } from '../viberBot';
import type { World } from '../world';

/** A callback that a vendor is asked to make. */
export interface Delivery {
	/** Where to; the registered webhook of the vendor when left out. */
	url?: string;
	/** The exact text of the body. */
	body?: string;
	method?: 'GET' | 'POST';
	headers?: Record<string, string>;
	/** Sign as somebody who does not know the secret. */
	forge?: boolean;
	/** Leave the proof out. */
	unsigned?: boolean;
}

export interface DeliveryReport {
	status: number;
	body: unknown;
}

export type Deliverer = 'viber' | 'telegram' | 'gbm' | 'chat-apps' | 'sms';

/** How each vendor proves that a callback is its own. */
const proofs: Record<Deliverer, (body: string, world: World) => Record<string, string>> = {
	viber: (body) => ({ 'x-viber-content-signature': viberSignature(body) }),
	telegram: (_body, { telegramWebhook }): Record<string, string> =>
		telegramWebhook?.secret_token === undefined
			? {}
			: { 'x-telegram-bot-api-secret-token': telegramWebhook.secret_token },
	gbm: (body) => ({
		'x-goog-signature': createHmac('sha512', gbmClientToken).update(body).digest('base64'),
	}),
	'chat-apps': (_body, { mittoWebhooks }) => [...mittoWebhooks.values()].at(-1)?.headers ?? {},
	// The proof of SMS callbacks is the token in their URL.
	sms: () => ({}),
};

const registered: Record<Deliverer, (world: World) => string | undefined> = {
	viber: ({ viberWebhook }) => viberWebhook?.url,
	telegram: ({ telegramWebhook }) => telegramWebhook?.url,
	gbm: () => undefined,
	'chat-apps': ({ mittoWebhooks }) => [...mittoWebhooks.values()].at(-1)?.url,
	sms: () => undefined,
};

/** Makes the callback over real HTTP and tells how it was answered. */
export async function deliver(
	from: Deliverer,
	delivery: Delivery,
	world: World,
): Promise<DeliveryReport> {
	const { body = '{}', method = 'POST', forge = false, unsigned = false } = delivery;
	const url = delivery.url ?? registered[from](world);
	if (url === undefined) return { status: 0, body: 'No webhook is registered' };

	const proof = unsigned ? {} : proofs[from](body, world);
	const response = await axios.request({
		url,
		method,
		...(method === 'POST' && { data: body }),
		headers: {
			'content-type': 'application/json',
			...(forge
				? Object.fromEntries(Object.keys(proof).map((name) => [name, 'f'.repeat(64)]))
				: proof),
			...delivery.headers,
		},
		transformRequest: [(data: unknown) => data],
		validateStatus: () => true,
		timeout: 30_000,
	});
	return { status: response.status, body: response.data };
}
