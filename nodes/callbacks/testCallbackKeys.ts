import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { callbackKeysOf } from './callbackKeys';
import { isLongEnough, shortestKey, type KeyRing } from './keyRing';

/**
 * Keys have nobody to be tested against, but what would make them useless can be seen. n8n calls this
 * when the credential is saved.
 */
export async function testCallbackKeys(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const { delivery, inbound } = callbackKeysOf(data);
	const fault =
		(delivery.length + inbound.length === 0
			? 'Fill in at least one key: without a key every callback is refused'
			: undefined) ??
		faultIn('Delivery Report Signing Keys', delivery) ??
		faultIn('Inbound Signing Keys', inbound) ??
		(delivery.some((key) => inbound.includes(key))
			? 'A key stands in both lists. Delivery reports and inbound messages need keys of their own'
			: undefined);
	return fault === undefined
		? { status: 'OK', message: 'The keys can be used' }
		: { status: 'Error', message: fault };
}

function faultIn(field: string, keys: KeyRing): string | undefined {
	const short = keys.findIndex((key) => !isLongEnough(key));
	if (short !== -1) {
		return `${field}: key ${short + 1} has ${keys[short]?.length} characters, use at least ${shortestKey} random ones`;
	}
	const repeated = keys.findIndex((key, index) => keys.indexOf(key) !== index);
	return repeated === -1 ? undefined : `${field}: key ${repeated + 1} stands there twice`;
}
