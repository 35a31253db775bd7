import { createHmac } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { KeyRing } from '../callbacks/keyRing';
import { callbackKeysOf } from '../callbacks/callbackKeys';

interface CredentialReader {
	getCredentials<T extends object = ICredentialDataDecryptedObject>(type: string): Promise<T>;
}

/**
 * Keys that sign what leads back to a wait: the Delivery Report Signing Keys of the credential in use.
 * Where it has none, a key that is derived from the secret that it does have, so that a question needs
 * no keys to be set up; the derived key tells nothing about the secret. A Viber bot's credential has
 * its authentication token only.
 */
export async function waitingKeys(node: CredentialReader, channel: string): Promise<KeyRing> {
	if (channel === 'viberBot') {
		const { authToken } = await node.getCredentials('mittoViberBotApi');
		return derivedFrom(authToken);
	}
	const credential = await node.getCredentials('mittoApi');
	return [...callbackKeysOf(credential).delivery, ...derivedFrom(credential.apiKey)];
}

/** Empty without a secret: nothing is signed then, and nothing is accepted. */
function derivedFrom(secret: unknown): string[] {
	const text = typeof secret === 'string' ? secret.trim() : '';
	if (text === '') return [];
	return [createHmac('sha256', text).update('n8n-nodes-mitto: waiting flows').digest('hex')];
}
