import type { Resource } from '../operation';
import { createUrl } from './createUrl';
import { read } from './read';
import { resumeWaiting } from './resumeWaiting';
import { verifyToken } from './verifyToken';

/** Callbacks outside triggers: making signed URLs, checking tokens, reading and handing on what came. */
export const callback: Resource = {
	resource: 'callback',
	name: 'Callback',
	description:
		'Signed URLs for delivery reports and inbound messages, reading what they bring, and handing it on',
	operations: [createUrl, verifyToken, read, resumeWaiting],
};
