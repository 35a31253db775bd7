import type { Finding } from './wire';

/** Keys, senders and bots that the sandbox knows. All of them are made up. */
export const apiKeys = { good: 'sandbox-key', forbidden: 'sandbox-key-without-rights' } as const;

/** What Mitto's APIs object to in a key. */
export function keyFindings(key: unknown): Finding[] {
	if (key === apiKeys.good) return [];
	const complaint =
		key === apiKeys.forbidden
			? 'The key has no right to do this'
			: key === undefined
				? 'The key is missing'
				: 'The key is not known';
	return [{ field: 'X-Mitto-API-Key', complaint, source: 'Mitto › API keys' }];
}

export const viberToken = '44dafb7e0f40021e-61a47a1e6778d187-f2c5a676a07050b3';

export const telegramToken = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1';

export const gbmClientToken = 'sandbox-gbm-client-token';

/** Answers of Mitto to a send are known in several shapes; each account answers in one of them. */
export type AnswerShape = 'message' | 'messagesList' | 'id';

export interface TrafficAccount {
	id: string;
	name: string;
	channel: 'sms' | 'viber' | 'telegram' | 'whatsapp' | 'gbm';
	answers: AnswerShape;
}

export const trafficAccounts: TrafficAccount[] = [
	{
		id: '4ae53d46-66d8-4aff-9f13-621f53b90001',
		name: 'Demo SMS',
		channel: 'sms',
		answers: 'message',
	},
	{
		id: 'fea74b75-8b26-4cef-8d79-162ceaef0002',
		name: 'Demo Viber',
		channel: 'viber',
		answers: 'message',
	},
	{
		id: '59af552a-e2f2-11eb-b862-482ae3640003',
		name: 'Demo Telegram',
		channel: 'telegram',
		answers: 'message',
	},
	{
		id: '679b453b-c876-49b0-b30e-c2b4c1c60004',
		name: 'Demo WhatsApp',
		channel: 'whatsapp',
		answers: 'messagesList',
	},
	{
		id: '9dbe5291-6292-48ad-8aab-6383d8f70005',
		name: 'Demo GBM',
		channel: 'gbm',
		answers: 'message',
	},
	{ id: '4ae53d46-66d8-4aff-9f13-621f53b90006', name: 'Demo SMS 2', channel: 'sms', answers: 'id' },
];
