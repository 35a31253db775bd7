import { readCallbackKeys } from '../../../callbacks/callbackKeys';
import { Refused, type Callback } from '../../../callbacks/callback';
import { isLongEnough } from '../../../callbacks/keyRing';
import { sameText } from '../../../callbacks/proof';
import type { CredentialReader } from '../../../callbacks/sender';

/** Mitto signs nothing, but sends the headers that a webhook was registered with. */
export const secretHeader = 'X-Mitto-Callback-Secret';

/** Checks the header; gives the position of the key, or null when the secret was made at registration. */
export type SecretCheck = (callback: Callback) => number | null;

/**
 * @param purpose whose keys are accepted when the webhook was set up by hand
 * @returns a check that throws {Refused} 401
 */
export async function secretCheck(
	node: CredentialReader,
	purpose: 'delivery' | 'inbound',
	registered: boolean,
): Promise<SecretCheck> {
	const secrets = registered
		? [node.registeredSecret ?? ''].filter((secret) => secret !== '')
		: (await readCallbackKeys(node))[purpose];
	const counts = (secret: string) => registered || isLongEnough(secret);

	return ({ headers }) => {
		const given = headers[secretHeader.toLowerCase()];
		if (!secrets.some(counts)) {
			throw new Refused(401, `There is no secret to compare the header ${secretHeader} with`);
		}
		if (given === undefined) throw new Refused(401, `The header ${secretHeader} is missing`);
		// Every secret is compared, so that time tells nothing.
		const position = secrets
			.map((secret) => sameText(given, secret) && counts(secret))
			.indexOf(true);
		if (position === -1) throw new Refused(401, `The header ${secretHeader} is wrong`);
		return registered ? null : position + 1;
	};
}
