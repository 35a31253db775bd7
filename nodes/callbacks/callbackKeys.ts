import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { CredentialReader } from './sender';
import { readKeys, type KeyRing } from './keyRing';

/** The keys for callbacks in the credential of Mitto, read. */
export interface CallbackKeys {
	delivery: KeyRing;
	inbound: KeyRing;
	/** Seconds that a new token is good for. */
	lifetime: number;
	/** Seconds by which clocks may differ. */
	tolerance: number;
}

export async function readCallbackKeys(node: CredentialReader): Promise<CallbackKeys> {
	return callbackKeysOf(await node.getCredentials('mittoApi'));
}

export function callbackKeysOf(credential: ICredentialDataDecryptedObject): CallbackKeys {
	const { deliverySigningSecrets, inboundSigningSecrets, lifetimeHours, toleranceSeconds } =
		credential;
	return {
		delivery: readKeys(deliverySigningSecrets),
		inbound: readKeys(inboundSigningSecrets),
		lifetime: (Number(lifetimeHours) || 72) * 3600,
		tolerance: Number(toleranceSeconds ?? 30) || 0,
	};
}
