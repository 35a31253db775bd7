import type { Status } from '../wire';

/** Mitto's words for what became of a message. */
export const mittoStatuses: Record<Status, string> = {
	accepted: 'Ready',
	sent: 'Sent',
	delivered: 'Delivered',
	read: 'Read',
	failed: 'Failure',
	expired: 'Expired',
};
