import { variableFor, type Secretive } from './redact';

/** Headers that curl writes by itself. */
const ownHeaders = ['host', 'connection', 'content-length', 'accept-encoding', 'transfer-encoding'];

/**
 * A command that repeats a request. Secrets are shell variables, so that the command can be shared; a
 * bot token in a path stays hidden.
 */
export function curlOf(
	{
		method,
		url,
		headers,
		body,
	}: { method: string; url: string; headers: Record<string, string>; body: string },
	world: Secretive,
): string {
	const parts = [`curl -X ${method} ${quote(url)}`];
	for (const [name, value] of Object.entries(headers)) {
		if (ownHeaders.includes(name.toLowerCase())) continue;
		const variable = variableFor(name, world);
		parts.push(
			variable === undefined ? `-H ${quote(`${name}: ${value}`)}` : `-H "${name}: $${variable}"`,
		);
	}
	if (body !== '') parts.push(`--data-binary ${quote(body)}`);
	return parts.join(' \\\n  ');
}

function quote(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
