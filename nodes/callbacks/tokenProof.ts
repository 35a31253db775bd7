import { NotGenuine, type Callback } from './callback';
import type { KeyRing } from './keyRing';
import { checkToken, tokenFaults, type TokenCheck } from './token';

/**
 * Proves a callback by the token in the query of its URL.
 *
 * @param tolerance seconds by which clocks may differ
 * @throws {NotGenuine} 401 when the token is not good
 */
export function proveToken(
	{ query, receivedAt }: Callback,
	keys: KeyRing,
	tolerance: number,
): Extract<TokenCheck, { valid: true }> {
	const check = checkToken(query.token, keys, { now: receivedAt, tolerance });
	if (check.valid) return check;
	throw new NotGenuine(401, `The token ${tokenFaults[check.fault]}`);
}
