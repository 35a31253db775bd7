import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { bareText, readAdditionalHeaders } from './credential';

/**
 * What proves a request to either of Mitto's APIs.
 *
 * @throws {BadInput} when the additional headers cannot be headers
 */
export function mittoHeaders({
	apiKey,
	additionalHeaders,
}: ICredentialDataDecryptedObject): Record<string, string> {
	return { ...readAdditionalHeaders(additionalHeaders), 'X-Mitto-API-Key': bareText(apiKey) };
}
