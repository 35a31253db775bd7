import { apiKeys, gbmClientToken, telegramToken, viberToken } from '../accounts';
import type { MittoWebhook, TelegramWebhook } from '../world';

/** What of a vendor's memory is secret. */
export interface Secretive {
	mittoWebhooks: Map<string, MittoWebhook>;
	telegramWebhook?: TelegramWebhook;
}

/** Headers that prove who speaks, with the word that stands for them in a command to copy. */
const secretHeaders: Record<string, string> = {
	'x-mitto-api-key': 'MITTO_API_KEY',
	'x-viber-auth-token': 'VIBER_AUTH_TOKEN',
	'x-viber-content-signature': 'VIBER_SIGNATURE',
	'x-goog-signature': 'GBM_SIGNATURE',
	'x-telegram-bot-api-secret-token': 'TELEGRAM_SECRET_TOKEN',
	authorization: 'AUTHORIZATION',
	cookie: 'COOKIE',
};

/** Names that hold secrets in bodies and queries. */
const secretFields =
	/"(secret_token|clientToken|auth_token|token|secret)"\s*:\s*"(?:[^"\\]|\\.)*"/g;
const secretQuery = /([?&](?:token|sig|key|secret)=)([^&#\s"'\\]+)/gi;

const shown = 4;

/** The first few characters, enough to tell two secrets apart. */
function shorten(secret: string): string {
	return secret.length > 12 ? `${secret.slice(0, shown)}…` : '…';
}

/** Takes every secret out of a text that is shown: known ones wherever they stand, others by their names. */
export function redactText(text: string, world: Secretive): string {
	const known = [
		...Object.values(apiKeys),
		viberToken,
		telegramToken,
		gbmClientToken,
		world.telegramWebhook?.secret_token,
		...[...world.mittoWebhooks.values()].flatMap(({ headers = {} }) => Object.values(headers)),
	].filter((secret): secret is string => typeof secret === 'string' && secret.length > 3);
	let hidden = text.replace(/\/bot[0-9]+(:|%3A)[^/?\s]+/gi, '/bot…');
	// Longer ones first, because one may be part of another.
	for (const secret of known.sort((one, other) => other.length - one.length))
		hidden = hidden.replaceAll(secret, shorten(secret));
	return hidden
		.replace(secretQuery, (_, name: string, secret: string) => `${name}${shorten(secret)}`)
		.replace(secretFields, (_, name: string) => `"${name}": "…"`)
		.replace(/("headers"\s*:\s*\{)[^}]*\}/g, '$1 … }');
}

/** Headers in the order they came, with proofs shortened. */
export function redactHeaders(
	headers: Record<string, unknown>,
	world: Secretive,
): Record<string, string> {
	const shownHeaders: Record<string, string> = {};
	for (const [name, value] of Object.entries(headers)) {
		if (value === undefined) continue;
		const text = [value].flat().join(', ');
		shownHeaders[name] = isSecretHeader(name, world) ? shorten(text) : redactText(text, world);
	}
	return shownHeaders;
}

/** The word for a secret header in a command; undefined for all others. */
export function variableFor(name: string, world: Secretive): string | undefined {
	if (!isSecretHeader(name, world)) return undefined;
	return secretHeaders[name.toLowerCase()] ?? 'WEBHOOK_SECRET';
}

function isSecretHeader(name: string, { mittoWebhooks }: Secretive): boolean {
	const lower = name.toLowerCase();
	if (lower in secretHeaders) return true;
	return [...mittoWebhooks.values()].some(({ headers = {} }) =>
		Object.keys(headers).some((own) => own.toLowerCase() === lower),
	);
}
