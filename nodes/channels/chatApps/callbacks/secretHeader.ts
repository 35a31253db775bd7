import { createHmac } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { bareText } from '../../../apis/credential';
import { readCallbackKeys } from '../../../callbacks/callbackKeys';
import { NotGenuine, type Callback } from '../../../callbacks/callback';
import { isLongEnough } from '../../../callbacks/keyRing';
import { sameText } from '../../../callbacks/proof';
import type { CredentialReader } from '../../../callbacks/sender';

/** Mitto signs nothing, but sends the headers that a webhook was registered with. */
export const secretHeader = 'X-Mitto-Callback-Secret';

/**
 * The secret that Mitto is given with a webhook. It is derived from the API key and not stored: what
 * n8n stores for a node can be read in its database. It belongs to one address, and tells nothing about
 * the key. After a change of the key the workflow has to be activated again.
 *
 * @returns empty without a key, which no callback matches
 */
export function webhookSecret({ apiKey }: ICredentialDataDecryptedObject, url: string): string {
	const key = bareText(apiKey);
	if (key === '') return '';
	return createHmac('sha256', key)
		.update(`n8n-nodes-mitto: secret of the webhook ${url}`)
		.digest('base64url');
}

async function registeredSecrets(node: CredentialReader): Promise<string[]> {
	if (node.registeredUrl === undefined) return [];
	const secret = webhookSecret(await node.getCredentials('mittoApi'), node.registeredUrl);
	return [secret].filter((text) => text !== '');
}

/** Checks the header; gives the position of the key, or null when the secret was made at registration. */
export type SecretCheck = (callback: Callback) => number | null;

/**
 * @param purpose whose keys are accepted when the webhook was set up by hand
 * @returns a check that throws {NotGenuine} 401
 */
export async function secretCheck(
	node: CredentialReader,
	purpose: 'delivery' | 'inbound',
	registered: boolean,
): Promise<SecretCheck> {
	const secrets = registered
		? await registeredSecrets(node)
		: (await readCallbackKeys(node))[purpose];
	const counts = (secret: string) => registered || isLongEnough(secret);

	return ({ headers }) => {
		const given = headers[secretHeader.toLowerCase()];
		if (!secrets.some(counts)) {
			throw new NotGenuine(401, `There is no secret to compare the header ${secretHeader} with`);
		}
		if (given === undefined) throw new NotGenuine(401, `The header ${secretHeader} is missing`);
		// Every secret is compared, so that time tells nothing.
		const position = secrets
			.map((secret) => sameText(given, secret) && counts(secret))
			.indexOf(true);
		if (position === -1) {
			const hint = registered ? ': activate the workflow again if the API key was changed' : '';
			throw new NotGenuine(401, `The header ${secretHeader} is wrong${hint}`);
		}
		return registered ? null : position + 1;
	};
}
