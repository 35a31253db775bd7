import type { INodeProperties } from 'n8n-workflow';

/** Every API that a node can use, or whose callbacks it can prove, with the credential for it. */
export const credentialFor = {
	gbm: 'mittoGbmApi',
	mitto: 'mittoApi',
	telegramBot: 'mittoTelegramBotApi',
	viberBot: 'mittoViberBotApi',
} as const;

export type ApiInUse = keyof typeof credentialFor;

/**
 * The hidden field that each credential of a node hangs on. A node uses one API at a time, so n8n asks
 * for one credential at a time.
 *
 * It lists its values, and with "None" one that has no credential, since n8n's editor takes a field of
 * which every choice has its credential, or which has no choices at all, for a choice of authentication:
 * it would move all fields that this one depends on (channel, operation) into the credential's window.
 */
export function usesApi(api: ApiInUse): INodeProperties {
	return {
		displayName: 'Uses API',
		name: 'usesApi',
		type: 'hidden',
		options: [
			{ name: 'Google Business Messages', value: 'gbm' },
			{ name: 'Mitto', value: 'mitto' },
			{ name: 'None', value: 'none' },
			{ name: 'Telegram Bot', value: 'telegramBot' },
			{ name: 'Viber Bot', value: 'viberBot' },
		],
		default: api,
	};
}

/** The hidden field where a menu decides: one for each of its choices. */
export function usesApiOf<Choice extends string>(
	menu: string,
	choices: ReadonlyArray<{ value: Choice; api: ApiInUse }>,
): INodeProperties[] {
	const used = [...new Set(choices.map(({ api }) => api))];
	return used.map((api) => ({
		...usesApi(api),
		displayOptions: {
			show: {
				[menu]: choices.filter((choice) => choice.api === api).map(({ value }) => value),
			},
		},
	}));
}
