import { createHmac } from 'node:crypto';
import axios from 'axios';

import { gbmClientToken } from '../accounts';
import { viberSignature } from '../viberBot/signature';
import type { Deliverer } from '../voices/voice';
import type { Proof } from '../wire';
import type { MittoWebhook, World } from '../world';

export type { Deliverer } from '../voices/voice';

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
	/** Keep the proof of this body, though another one is sent. */
	provenBody?: string;
	/** Number of the exchange that is repeated. */
	replayOf?: number;
}

export interface DeliveryReport {
	status: number;
	body: unknown;
	/** Number of the exchange in the inspector; nothing when there was nobody to call. */
	exchange?: number;
}

/** How each vendor proves that a callback is its own. */
const proofs: Record<
	Deliverer,
	(body: string, url: string, world: World) => Record<string, string>
> = {
	viber: (body) => ({ 'x-viber-content-signature': viberSignature(body) }),
	telegram: (_body, _url, { telegramWebhook }): Record<string, string> =>
		telegramWebhook?.secret_token === undefined
			? {}
			: { 'x-telegram-bot-api-secret-token': telegramWebhook.secret_token },
	gbm: (body) => ({
		'x-goog-signature': createHmac('sha512', gbmClientToken).update(body).digest('base64'),
	}),
	'chat-apps': (_body, url, world) => mittoWebhook(world, url)?.headers ?? {},
	// The proof of SMS callbacks is the token in their URL.
	sms: () => ({}),
};

/** Where each vendor's callbacks go: what was registered there, or what the user entered. */
export const registered: Record<Deliverer, (world: World) => string | undefined> = {
	viber: ({ viberWebhook }) => viberWebhook?.url,
	telegram: ({ telegramWebhook }) => telegramWebhook?.url,
	gbm: ({ addresses }) => addresses.gbm,
	'chat-apps': (world) => mittoWebhook(world)?.url ?? world.addresses['chat-apps'],
	sms: ({ addresses }) => addresses.sms,
};

function mittoWebhook({ mittoWebhooks }: World, url?: string): MittoWebhook | undefined {
	const webhooks = [...mittoWebhooks.values()];
	return webhooks.findLast((webhook) => webhook.url === url) ?? webhooks.at(-1);
}

/** Makes the callback over real HTTP and tells how it was answered. */
export async function deliver(
	from: Deliverer,
	delivery: Delivery,
	world: World,
): Promise<DeliveryReport> {
	const { body = '{}', method = 'POST', forge = false, unsigned = false, provenBody } = delivery;
	const given = delivery.url ?? registered[from](world);
	if (given === undefined) return { status: 0, body: 'No webhook is registered' };

	const url = from === 'sms' ? provenUrl(given, { forge, unsigned }) : given;
	const proof = unsigned ? {} : proofs[from](provenBody ?? body, url, world);
	const headers: Record<string, string> = {
		'content-type': 'application/json',
		...(forge
			? Object.fromEntries(Object.keys(proof).map((name) => [name, 'f'.repeat(64)]))
			: proof),
		...delivery.headers,
	};
	const id = world.exchanges.begin();
	const began = performance.now();
	const note = (status: number, answerHeaders: Record<string, unknown>, answer: string) =>
		world.exchanges.add({
			id,
			kind: 'callback',
			at: new Date().toISOString(),
			method,
			url,
			service: from,
			status,
			milliseconds: Math.round(performance.now() - began),
			verdict: status >= 200 && status < 300 ? 'fine' : 'refused',
			recipients: 0,
			proof: proofOf(delivery),
			...(delivery.replayOf !== undefined && { replayOf: delivery.replayOf }),
			headers,
			body: method === 'POST' ? body : '',
			findings: [],
			answer: { headers: answerHeaders, body: answer },
			messages: [],
		});

	const [outcome] = await Promise.allSettled([
		axios.request<unknown>({
			url,
			method,
			...(method === 'POST' && { data: body }),
			headers,
			transformRequest: [(data: unknown) => data],
			validateStatus: () => true,
			maxRedirects: 0,
			timeout: 30_000,
		}),
	]);
	if (outcome.status === 'rejected') {
		note(0, {}, (outcome.reason as Error).message);
		throw outcome.reason;
	}
	const { status, data, headers: answered } = outcome.value;
	note(status, { ...answered }, typeof data === 'string' ? data : JSON.stringify(data));
	return { status, body: data, exchange: id };
}

function proofOf({ forge, unsigned, provenBody, body }: Delivery): Proof {
	if (unsigned) return 'unsigned';
	if (forge) return 'forged';
	return provenBody !== undefined && provenBody !== body ? 'stale' : 'signed';
}

/** The token of an SMS callback stands in its address, so that is what a forger gets wrong. */
function provenUrl(
	given: string,
	{ forge, unsigned }: { forge: boolean; unsigned: boolean },
): string {
	if (!forge && !unsigned) return given;
	const url = new URL(given);
	const token = url.searchParams.get('token');
	if (token === null) return given;
	if (unsigned) url.searchParams.delete('token');
	else
		url.searchParams.set('token', `${token.slice(0, token.lastIndexOf('.') + 1)}${'f'.repeat(43)}`);
	return url.href;
}
