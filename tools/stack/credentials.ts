import { apiKeys, gbmClientToken, telegramToken, viberToken } from '../../sandbox/accounts';

/** Keys for callbacks, made up. */
export const demoKeys = {
	delivery: 'demo-delivery-key-0123456789abcdef-1',
	inbound: 'demo-inbound-key-0123456789abcdef-1',
} as const;

/** One credential of each type, pointing to the sandbox. */
export function sandboxCredentials(
	sandboxUrl: string,
): Array<{ type: string; name: string; data: object }> {
	return [
		{
			type: 'mittoApi',
			name: 'Mitto (local)',
			data: {
				apiKey: apiKeys.good,
				chatAppsBaseUrl: `${sandboxUrl}/chat`,
				apiVersion: '1.1',
				smsRegion: 'custom',
				smsBaseUrl: `${sandboxUrl}/sms`,
				additionalHeaders: '{}',
				deliverySigningSecrets: demoKeys.delivery,
				inboundSigningSecrets: demoKeys.inbound,
			},
		},
		{
			type: 'mittoViberBotApi',
			name: 'Viber bot (local)',
			data: { authToken: viberToken, baseUrl: `${sandboxUrl}/viber/pa` },
		},
		{
			type: 'mittoTelegramBotApi',
			name: 'Telegram bot (local)',
			data: { botToken: telegramToken, baseUrl: `${sandboxUrl}/telegram` },
		},
		{ type: 'mittoGbmApi', name: 'GBM agent (local)', data: { clientTokens: gbmClientToken } },
	];
}
