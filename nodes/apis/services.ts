import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Reply } from './client';

/** What a vendor says when it refuses a request that its web server answered with success. */
export interface Refusal {
	text: string;
	/** The vendor asks to try again later. */
	later?: boolean;
	/** The credential was not accepted. */
	unauthorised?: boolean;
	/** What the user can do about it, when the vendor's words do not tell. */
	advice?: string;
}

export interface Service {
	name: string;
	credential: 'mittoApi' | 'mittoViberBotApi' | 'mittoTelegramBotApi';
	/** Address before the request's path, without the slash at its end. */
	baseUrl(credential: ICredentialDataDecryptedObject): string;
	/** Reads a refusal out of an answer with an HTTP status below 300. */
	refusal?(body: Reply['body']): Refusal | undefined;
}

const smsRegionHosts: Record<string, string> = {
	automatic: 'https://rest.mittoapi.net',
	frankfurt: 'https://rest-fra.mittoapi.net',
	hongKong: 'https://rest-hk.mittoapi.net',
	singapore: 'https://rest-sg.mittoapi.net',
	unitedStates: 'https://rest-us.mittoapi.net',
};

/** Every API the package talks to. Nothing else knows hosts, credentials or how a vendor says no. */
export const services = {
	chatApps: {
		name: 'Mitto',
		credential: 'mittoApi',
		baseUrl: ({ chatAppsBaseUrl }) => String(chatAppsBaseUrl),
	},
	smsApi: {
		name: 'Mitto SMS API',
		credential: 'mittoApi',
		baseUrl: ({ smsRegion, smsBaseUrl }) => smsRegionHosts[String(smsRegion)] ?? String(smsBaseUrl),
		refusal: (body) => {
			const { responseCode, responseText } = asRecord(body);
			if (responseCode === undefined || Number(responseCode) === 0) return undefined;
			return {
				text: `${responseText ?? smsResponseCodes[Number(responseCode)] ?? 'no reason given'} (responseCode ${responseCode})`,
			};
		},
	},
	viberBot: {
		name: 'Viber',
		credential: 'mittoViberBotApi',
		baseUrl: ({ baseUrl }) => String(baseUrl),
		refusal: (body) => {
			const { status, status_message: words } = asRecord(body);
			const code = Number(status ?? 0);
			if (code === 0) return undefined;
			return {
				text: `${words ?? 'no reason given'} (status ${status}: ${viberMeaning(code)})`,
				later: code === 12,
				unauthorised: code === 2,
				advice: viberAdvice[code],
			};
		},
	},
	telegramBot: {
		name: 'Telegram',
		credential: 'mittoTelegramBotApi',
		// The credential itself adds the token when the request leaves.
		baseUrl: ({ baseUrl }) => String(baseUrl),
		refusal: (body) => {
			const { ok, description } = asRecord(body);
			return ok === false ? { text: String(description ?? 'no reason given') } : undefined;
		},
	},
} as const satisfies Record<string, Service>;

export type ServiceName = keyof typeof services;

/** Meanings of the SMS API's `responseCode`, for answers that come without words. */
const smsResponseCodes: Record<number, string> = {
	1: 'Internal fault at Mitto',
	2: 'The message type is invalid',
	3: 'The text is empty',
	4: 'The text is invalid',
	5: 'The sender is empty',
	6: 'The sender is invalid',
	7: 'The receiver is empty',
	8: 'The receiver is invalid',
	9: 'The text has characters that do not fit the chosen encoding',
};

/** What a `status` of Viber's REST bot API means; the numbers are in its section "Error codes". */
export function viberMeaning(status: number): string {
	return viberStatusMeanings[status] ?? 'a general refusal';
}

const viberAdvice: Record<number, string> = {
	6: 'Only people who wrote to the bot or subscribed to it can be written to',
	10: 'Set a webhook for the bot first: channel Webhook, operation Set',
	12: 'Viber takes 100 messages to one user within an hour until the user answers, and 500 broadcasts within 10 seconds: wait for an answer, or run the item again later',
};

const viberStatusMeanings: Record<number, string> = {
	1: 'the webhook URL is not valid',
	2: 'the authentication token is not valid',
	3: 'the request has a part that Viber does not accept',
	4: 'the request lacks a required part',
	5: 'the receiver is not registered to Viber',
	6: 'the receiver is not subscribed to the bot',
	7: 'the bot is blocked',
	8: 'the token belongs to no bot',
	9: 'the bot is suspended',
	10: 'no webhook is set for the bot',
	11: 'the receiver has no device that supports this message',
	12: 'too many requests',
	13: 'the API version is not supported',
	14: 'the message does not fit min_api_version',
	15: 'the bot is not authorised for this',
	16: 'in-chat replies are not allowed',
	17: 'the bot is not inline',
	18: 'the bot has no public chat',
	19: 'the bot cannot send a broadcast',
	20: 'broadcasts are not allowed for the bot',
	21: "the receiver's country is not supported",
	22: 'payments are not supported',
	23: 'the free messages of the bot are used up',
	24: 'the balance of the bot is used up',
};

function asRecord(body: unknown): Record<string, unknown> {
	return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}
