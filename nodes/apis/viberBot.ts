import { recordOf } from '../values/records';
import { headerKey, type Api } from './api';
import { bareUrl } from './credential';

export const viberBot: Api = {
	name: 'Viber',
	credential: 'mittoViberBotApi',
	key: { field: 'authToken', name: 'Authentication Token', isKey: headerKey },
	baseUrlField: 'Base URL',
	baseUrl: ({ baseUrl }) => bareUrl(baseUrl),
	refusal: (body) => {
		const { status, status_message: words } = recordOf(body);
		const code = Number(status ?? 0);
		if (code === 0) return undefined;
		return {
			text: `${words ?? 'no reason given'} (status ${status}: ${viberMeaning(code)})`,
			later: code === 12,
			unauthorised: code === 2,
			advice: advice[code],
		};
	},
};

/** What a `status` of Viber's REST bot API means; the numbers are in its section "Error codes". */
export function viberMeaning(status: number): string {
	return meanings[status] ?? 'a general refusal';
}

const advice: Record<number, string> = {
	6: 'Only people who wrote to the bot or subscribed to it can be written to',
	10: 'Set a webhook for the bot first: channel Webhook, operation Set',
	12: 'Viber takes 100 messages to one user within an hour until the user answers, and 500 broadcasts within 10 seconds: wait for an answer, or run the item again later',
};

const meanings: Record<number, string> = {
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
