import type { Resource } from '../operation';
import { createUrl } from './createUrl';
import { read } from './read';
import { verifyToken } from './verifyToken';

/** Callbacks outside triggers: making signed URLs, checking tokens, reading what a Webhook node took. */
export const callback: Resource = {
	resource: 'callback',
	name: 'Callback',
	description: 'Signed URLs for delivery reports and inbound messages, and reading what they bring',
	operations: [createUrl, verifyToken, read],
};
