import type { IWebhookFunctions } from 'n8n-workflow';

import { NotGenuine, type Callback } from './callback';

/**
 * The request that n8n handed to a trigger, with the bytes as they came.
 *
 * @throws {NotGenuine} 415 for multipart bodies: n8n takes them apart, and no vendor sends them
 */
export async function readCallback(node: IWebhookFunctions, receivedAt: number): Promise<Callback> {
	const request = node.getRequestObject();
	const headers = plainTexts(node.getHeaderData());
	if (headers['content-type']?.toLowerCase().startsWith('multipart/')) {
		throw new NotGenuine(415, 'The content type is multipart, which this trigger does not read');
	}
	// n8n reads the body of a version 1 node before the node runs, but not of a later version.
	if (request.rawBody === undefined) await request.readRawBody?.();
	return {
		method: request.method,
		headers,
		query: plainTexts(node.getQueryData()),
		body: Buffer.isBuffer(request.rawBody) ? request.rawBody : Buffer.alloc(0),
		receivedAt,
	};
}

/** Headers or a query as plain texts. Of a name that stands there several times the last one counts. */
export function plainTexts(values: unknown): Record<string, string | undefined> {
	return Object.fromEntries(
		Object.entries(values ?? {}).map(([name, value]: [string, unknown]) => {
			const last: unknown = Array.isArray(value) ? value.at(-1) : value;
			return [name, typeof last === 'string' ? last : undefined];
		}),
	);
}
