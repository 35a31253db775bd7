import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/**
 * What proves a request to either of Mitto's APIs.
 *
 * @throws {SyntaxError} when the additional headers are no JSON
 */
export function mittoHeaders({
	apiKey,
	additionalHeaders,
}: ICredentialDataDecryptedObject): Record<string, string> {
	return { ...readHeaders(additionalHeaders), 'X-Mitto-API-Key': String(apiKey ?? '') };
}

function readHeaders(value: unknown): Record<string, string> {
	if (value === undefined || value === null || value === '') return {};
	return (typeof value === 'string' ? JSON.parse(value) : value) as Record<string, string>;
}
