import { telegramSecret } from './secret';
import { isRecord } from '../../../values/records';
import type { Bot } from '../../../callbacks/bot';
import { updateKinds } from './updates';

/** Telegram's Bot API, "setWebhook". */
const limits = { secret: 256, connections: [1, 100] } as const;

const [leastConnections, mostConnections] = limits.connections;

export const telegram: Bot = {
	service: 'telegramBot',
	name: 'Telegram Bot',
	description: 'A bot with a token from BotFather',
	urlRules: { vendor: 'Telegram', ports: [443, 80, 88, 8443] },
	setFields: [
		{
			displayName: 'Secret Token',
			name: 'secretToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Telegram repeats it in the header X-Telegram-Bot-Api-Secret-Token of each call, which proves where the call comes from. Leave it empty to use one that is derived from the bot token, which Verify and Read expects.',
			hint: `Up to ${limits.secret} letters, digits, underscores and dashes`,
		},
		{
			displayName: 'Updates',
			name: 'allowedUpdates',
			type: 'multiOptions',
			options: updateKinds,
			default: [],
			description:
				'What Telegram calls the webhook for. Without a choice the setting stays as it was.',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: [
				{
					displayName: 'Drop Pending Updates',
					name: 'dropPendingUpdates',
					type: 'boolean',
					default: false,
					description: 'Whether to throw away what waits to be delivered',
				},
				{
					displayName: 'IP Address',
					name: 'ipAddress',
					type: 'string',
					default: '',
					placeholder: 'e.g. 203.0.113.7',
					description: 'Fixed IPv4 address that Telegram calls instead of asking the DNS',
				},
				{
					displayName: 'Max Connections',
					name: 'maxConnections',
					type: 'number',
					typeOptions: { minValue: leastConnections, maxValue: mostConnections },
					default: 40,
					description: 'How many calls Telegram makes at the same time',
				},
			],
		},
	],
	deleteFields: [
		{
			displayName: 'Drop Pending Updates',
			name: 'dropPendingUpdates',
			type: 'boolean',
			default: false,
			description: 'Whether to throw away what waits to be delivered',
		},
	],
	setPath: '/setWebhook',
	setBody: (form, url) => {
		const more = form.group('additionalFields');
		const [secret, updates] = [form.trimmed('secretToken'), form.choices('allowedUpdates')];
		const [ip, connections] = [more.trimmed('ipAddress'), more.number('maxConnections')];
		return {
			url,
			...(secret && { secret_token: secret }),
			...(updates.length > 0 && { allowed_updates: updates }),
			...(connections !== undefined && { max_connections: connections }),
			...(ip && { ip_address: ip }),
			...(more.flag('dropPendingUpdates') && { drop_pending_updates: true }),
		};
	},
	defaultBody: ({ botToken }) => ({ secret_token: telegramSecret(botToken) }),
	// The secret that it was set with is never told.
	restoreBody: (url, updates) => ({ url, allowed_updates: updates ?? [] }),
	checkSet: (body, rules) => {
		// The value is not shown: it is a secret.
		const secret = body.secret_token;
		rules.require(
			secret === undefined || /^[A-Za-z0-9_-]{1,256}$/.test(String(secret)),
			'Secret Token',
			`has other characters than letters, digits, underscores and dashes, or more than ${limits.secret}`,
			'Choose another one',
		);
		rules.number(body.max_connections, 'Max Connections', {
			min: leastConnections,
			max: mostConnections,
			whole: true,
		});
		rules.text(body.ip_address, 'IP Address', {
			pattern: /^\d{1,3}(\.\d{1,3}){3}$/,
			shape: 'be an IPv4 address such as 203.0.113.7',
		});
	},
	deleteRequest: (form) => ({
		method: 'POST',
		path: '/deleteWebhook',
		body: form.flag('dropPendingUpdates') ? { drop_pending_updates: true } : {},
	}),
	infoRequest: { method: 'GET', path: '/getWebhookInfo' },
	readInfo: ({ result }) => {
		const info = isRecord(result) ? result : {};
		const { url, allowed_updates: updates, last_error_date: seconds } = info;
		return {
			url: typeof url === 'string' && url !== '' ? url : null,
			events: Array.isArray(updates) ? updates.map(String) : null,
			pending: (info.pending_update_count ?? null) as number | null,
			lastError: (info.last_error_message ?? null) as string | null,
			lastErrorAt: typeof seconds === 'number' ? new Date(seconds * 1000).toISOString() : null,
		};
	},
};
