import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { bareText } from './credential';

/**
 * Takes secrets out of what came from outside: vendors and proxies repeat requests in their answers,
 * with the path that a bot's token stands in, with headers, with the signed address of a callback.
 */
export interface Redactor {
	/** For words that are shown or logged: also hides what only looks like a secret. */
	text(text: string): string;
	/** For an answer as a whole, with everything inside it; other values than texts stay. */
	value(value: unknown): unknown;
}

/** Short enough that no pattern below takes it for a secret. */
const hidden = '[hidden]';

/** Fields of credentials that are no secrets. All others are, also those that are added later. */
const publicFields =
	/^(.*BaseUrl|baseUrl|apiVersion|smsRegion|allowedHttpRequestDomains|allowedDomains|lifetimeHours|toleranceSeconds)$/;

/** Shorter texts are no secrets, and would be found by chance. */
const shortestSecret = 6;

export function redactorFor(credential: ICredentialDataDecryptedObject): Redactor {
	// A longer secret may hold a shorter one.
	const secrets = [...new Set(Object.entries(credential).flatMap(secretsIn))]
		.filter(({ length }) => length >= shortestSecret)
		.flatMap(spellingsOf)
		.sort((a, b) => b.length - a.length);
	const text = (given: string): string =>
		withoutPatterns(secrets.reduce((rest, secret) => rest.replaceAll(secret, hidden), given));
	return { text, value: (value) => redacted(value, text, 0) };
}

/** What looks like a secret, where no credential is at hand. */
export function redactText(text: string): string {
	return withoutPatterns(text);
}

/** The address without the user and the password in front of its host. */
export function withoutUser(url: string): string {
	return url.replace(userInUrl, `$1${hidden}@`);
}

function secretsIn([name, value]: [string, unknown]): string[] {
	const text = bareText(typeof value === 'object' ? JSON.stringify(value) : value);
	if (text === '' || typeof value === 'number' || typeof value === 'boolean') return [];
	if (name === 'additionalHeaders') return headerSecrets(text);
	if (/baseUrl$/i.test(name)) return userSecrets(text);
	if (publicFields.test(name)) return [];
	const parts = text
		.split(/[\n,]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	// A bot's token is written with or without "bot", and its second half is the secret one.
	return parts.flatMap((part) => {
		const token = /^(?:bot)?(\d+):(.{20,})$/i.exec(part);
		return token === null ? [part] : [part, `${token[1]}:${token[2]}`, token[2] as string];
	});
}

function headerSecrets(text: string): string[] {
	try {
		return Object.values(JSON.parse(text) as Record<string, unknown>).map(bareText);
	} catch {
		// Nothing can be sent with headers that cannot be read.
		return [];
	}
}

function userSecrets(url: string): string[] {
	if (!URL.canParse(url)) return [];
	const { username, password } = new URL(url);
	return [username, password].flatMap((part) => [part, decoded(part)]);
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

/** As it is, in a URL, and inside a JSON text. */
function spellingsOf(secret: string): string[] {
	const json = JSON.stringify(secret).slice(1, -1);
	return [
		...new Set([
			secret,
			encodeURIComponent(secret),
			json,
			json.replaceAll('/', '\\/'),
			base64(secret),
		]),
	];
}

function base64(secret: string): string {
	return Buffer.from(secret).toString('base64');
}

const userInUrl = /(\bhttps?:\/\/)[^\s/@?#"'<>]{1,500}@/gi;

/** Runs of what tokens are made of. Each is taken as a whole, so that the time stays linear. */
const runs = /[\w.-]{24,}/g;
const botToken = /(bot)?\d{5,20}:[\w-]{24,}/gi;
const webToken = /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/;

/** A name of a secret with its value, in a query, a header or a JSON text. */
const named =
	/\b((?:access[_-]?|secret[_-]?|auth(?:entication)?[_-]?)?token|(?:client[_-]?)?secret|x-[\w-]{0,40}(?:key|token|secret|signature)|(?:api[_-]?)key|authorization|password|signature|sig|hash)(\\{0,3}["']?\s{0,3}[:=]\s{0,3}\\{0,3}["']?(?:Bearer |Basic )?)([^\s"'&<>,;\\]{12,})/gi;

function withoutPatterns(text: string): string {
	if (text.length < 12) return text;
	return withoutUser(text)
		.replace(botToken, (_token, bot: string | undefined) => `${bot ?? ''}${hidden}`)
		.replace(runs, (run) => (webToken.test(run) ? hidden : run))
		.replace(named, `$1$2${hidden}`);
}

/** A header or a parameter whose value is a secret, whatever it looks like. */
const secretNames =
	/^(token|secret_token|auth_token|access_token|clientToken|sig|signature|authorization|password|x-.*(key|token|secret|signature).*)$/i;

/** What lies deeper is not looked at, but left out. */
const deepest = 100;

function redacted(value: unknown, text: (given: string) => string, depth: number): unknown {
	if (typeof value === 'string') return text(value);
	if (typeof value !== 'object' || value === null) return value;
	if (depth > deepest) return null;
	if (Array.isArray(value)) return value.map((entry) => redacted(entry, text, depth + 1));
	return Object.fromEntries(
		Object.entries(value).map(([name, entry]: [string, unknown]) => [
			text(name),
			typeof entry === 'string' && entry !== '' && secretNames.test(name)
				? hidden
				: redacted(entry, text, depth + 1),
		]),
	);
}
