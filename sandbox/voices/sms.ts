import { randomUUID } from 'node:crypto';

import type { Status } from '../wire';
import { aPhone, type Voice } from './voice';

const words: Partial<Record<Status, { status: string; errorcode: string }>> = {
	sent: { status: 'SENT', errorcode: '0' },
	delivered: { status: 'DELIVERED', errorcode: '0' },
	failed: { status: 'UNDELIVERED', errorcode: '438' },
	expired: { status: 'EXPIRED', errorcode: '0' },
};

/** Two-way SMS and delivery reports of Mitto's SMS API, in the template of Mitto's document. */
export const sms: Voice = {
	deliverer: 'sms',
	somebody: aPhone,
	said: (act, from) =>
		act.kind === 'text'
			? JSON.stringify({
					messageId: randomUUID(),
					from,
					to: '38591000',
					text: act.text,
					timestamp: Math.floor(Date.now() / 1000),
				})
			: undefined,
	reports: ['sent', 'delivered', 'failed', 'expired'],
	reported(status, { id }) {
		const word = words[status];
		return word === undefined ? undefined : JSON.stringify({ messageId: id, ...word });
	},
};
