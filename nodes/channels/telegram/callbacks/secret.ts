import { createHmac } from 'crypto';
import type { INodeProperties } from 'n8n-workflow';

export const secretField: INodeProperties = {
	displayName: 'Secret Token',
	name: 'secretToken',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		'What Telegram sends along to prove itself: 1 to 256 letters, digits, _ and -. Leave it empty to use one that is derived from the bot token.',
};

/**
 * The secret that Telegram is given with the webhook and sends back with each update. It is derived
 * from the bot token and not stored: Telegram never tells it again, and what n8n stores for a node
 * can be lost when n8n is killed. A bot has one webhook, so it needs one secret; the secret tells
 * nothing about the token.
 *
 * @returns empty without a token, which no callback matches
 */
export function telegramSecret(botToken: unknown): string {
	const token = bare(botToken);
	if (token === '') return '';
	return createHmac('sha256', token).update('n8n-nodes-mitto: secret of the webhook').digest('hex');
}

/** The bot's public id: the digits before the colon. */
export function botIdIn(botToken: unknown): string | null {
	return /^\d+(?=:)/.exec(bare(botToken))?.[0] ?? null;
}

function bare(botToken: unknown): string {
	return String(botToken ?? '')
		.trim()
		.replace(/^bot/i, '');
}
