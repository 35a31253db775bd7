import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { readKeys } from '../../../callbacks/keyRing';

/** Nobody answers for these tokens any more, but what would make them useless can be seen. */
export async function testGbmTokens(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const tokens = readKeys(data?.clientTokens);
	const repeated = tokens.findIndex((token, index) => tokens.indexOf(token) !== index);
	if (tokens.length === 0) {
		return {
			status: 'Error',
			message: 'Fill in at least one client token: without one every callback is refused',
		};
	}
	return repeated === -1
		? { status: 'OK', message: 'The client tokens can be used' }
		: { status: 'Error', message: `Client Tokens: token ${repeated + 1} stands there twice` };
}
