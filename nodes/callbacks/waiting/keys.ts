import { createHmac } from 'crypto';

import type { ApiInUse } from '../../apis/usesApi';
import { callbackKeysOf } from '../callbackKeys';
import { isLongEnough, type KeyRing } from '../keyRing';
import type { CredentialReader } from '../sender';

/**
 * Keys that sign what leads back to a wait: the Delivery Report Signing Keys of the credential in use.
 * Where it has none, a key that is derived from the secret that it does have, so that a question needs
 * no keys to be set up; the derived key tells nothing about the secret. A Viber bot's credential has
 * its authentication token only.
 */
export async function waitingKeys(
	node: Pick<CredentialReader, 'getCredentials'>,
	api: ApiInUse,
): Promise<KeyRing> {
	if (api === 'viberBot') {
		const { authToken } = await node.getCredentials('mittoViberBotApi');
		return derivedFrom(authToken);
	}
	const credential = await node.getCredentials('mittoApi');
	return [...callbackKeysOf(credential).delivery, ...derivedFrom(credential.apiKey)];
}

/**
 * What is signed for one purpose opens nothing else: a person can read the reference in a message, and
 * must not be able to put it into the address of a page, or hand an answer on by himself. Nor may the
 * address of a page prove a delivery report.
 */
export function keysFor(purpose: 'address' | 'answer' | 'reference', keys: KeyRing): KeyRing {
	return keys.filter(isLongEnough).map((key) => derived(key, `${purpose} of a waiting flow`));
}

/** Empty without a secret: nothing is signed then, and nothing is accepted. */
function derivedFrom(secret: unknown): string[] {
	const text = typeof secret === 'string' ? secret.trim() : '';
	return text === '' ? [] : [derived(text, 'waiting flows')];
}

function derived(secret: string, purpose: string): string {
	return createHmac('sha256', secret).update(`n8n-nodes-mitto: ${purpose}`).digest('hex');
}
