import axios, { type AxiosInstance } from 'axios';

import type { Sandbox } from '../../../sandbox';
import { apiKeys, telegramToken, trafficAccounts, viberToken } from '../../../sandbox/accounts';
import { requestFixture } from '../fixture';

export type Posted = { id: string; person: string };

/** Sends what the vendors' documents show, as any program would: over HTTP, without the nodes. */
export class Vendors {
	readonly http: AxiosInstance;

	constructor(sandbox: Sandbox) {
		this.http = axios.create({ baseURL: sandbox.url, validateStatus: () => true });
	}

	/** A message of a document, to one person. */
	async example(name: string, person?: string, change: object = {}): Promise<Posted> {
		const [channel = ''] = name.split('/');
		const { body } = requestFixture(name);
		if (channel === 'viberBot') return await this.viberBot({ ...body, ...change }, person);
		return await this.mitto({ ...body, ...change }, accountOf(channel), person);
	}

	async mitto(body: object, trafficAccountId: string, person = '+385911234567'): Promise<Posted> {
		const full = { ...body, trafficAccountId, destination: person };
		const { data, status } = await this.http.post('/chat/api/v1.1/Messages/send', full, key);
		if (status !== 200) throw new Error(JSON.stringify(data));
		return { id: data.messageId ?? data.messages?.[0].messageId ?? data.id, person };
	}

	async viberBot(body: object, receiver = 'jc9HsWTZ2Yf2NkRZ8KcNug=='): Promise<Posted> {
		// Min version 1 stands in the documents beside messages that need 2.
		const full = { ...body, receiver, min_api_version: 7 };
		const { data } = await this.http.post<string>('/viber/pa/send_message', full, {
			headers: { 'X-Viber-Auth-Token': viberToken },
			transformResponse: (text: string) => text,
		});
		const [, id] = /"message_token":(\d+)/.exec(data) ?? [];
		if (id === undefined) throw new Error(data);
		return { id, person: receiver };
	}

	async sms(
		text: string,
		extra: { to?: string; callback?: string; from?: string } = {},
	): Promise<Posted> {
		const body = { from: 'MyShop', to: '385911234567', text, type: 'auto', ...extra };
		const { data } = await this.http.post('/sms/sms', body, key);
		if (data.responseCode !== 0) throw new Error(JSON.stringify(data));
		return { id: data.id, person: body.to };
	}

	async registerViber(url: string): Promise<void> {
		await this.http.post(
			'/viber/pa/set_webhook',
			{ url },
			{ headers: { 'X-Viber-Auth-Token': viberToken } },
		);
	}

	async registerTelegram(url: string, secret: string): Promise<void> {
		await this.http.post(`/telegram/bot${telegramToken}/setWebhook`, { url, secret_token: secret });
	}

	async registerMitto(url: string, headers: Record<string, string>): Promise<void> {
		await this.http.post('/chat/api/v1/Webhooks', { url, headers }, key);
	}
}

const key = { headers: { 'X-Mitto-API-Key': apiKeys.good } };

export function accountOf(channel: string): string {
	const wanted = channel.toLowerCase();
	return trafficAccounts.find((account) => account.channel === wanted)!.id;
}
