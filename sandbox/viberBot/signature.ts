import { createHmac } from 'node:crypto';

import { viberToken } from '../accounts';

/** Lower-case hex HMAC-SHA256 of the body, keyed with the bot's token. */
export function viberSignature(body: string): string {
	return createHmac('sha256', viberToken).update(body).digest('hex');
}
