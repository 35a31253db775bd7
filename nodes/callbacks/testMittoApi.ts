import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { askProducts } from '../apis/mittoProducts';
import { callbackKeyFault } from './callbackKeyFault';
import { callbackKeysOf } from './callbackKeys';

/**
 * n8n calls this when the credential is saved. Chat apps and SMS can have different keys, so a key that
 * one product takes is good; the message says which. Without an API key there are only the keys for
 * callbacks to look at.
 */
export async function testMittoApi(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const keys = callbackKeysOf(data);
	const fault = callbackKeyFault(keys);
	if (fault !== undefined) return { status: 'Error', message: fault };

	if (String(data.apiKey ?? '').trim() === '') {
		return keys.delivery.length + keys.inbound.length === 0
			? { status: 'Error', message: 'Fill in the API Key, or at least one key for callbacks' }
			: { status: 'OK', message: 'The keys for callbacks can be used; there is no API Key' };
	}
	const answers = await askProducts(this, data);
	const message = answers.map(({ product, said }) => `${product} ${said}`).join('. ');
	return { status: answers.some(({ taken }) => taken) ? 'OK' : 'Error', message };
}
