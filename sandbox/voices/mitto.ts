import { randomUUID } from 'node:crypto';

import { trafficAccounts } from '../accounts';
import { mittoStatuses } from '../chatApps/statuses';
import type { Channel, Message, Status } from '../wire';
import { aPhone, type Voice } from './voice';

/** A channel whose answers and reports come through the webhooks of Mitto's chat apps. */
function throughMitto(channel: Channel, messagingApp: string): Voice {
	return {
		deliverer: 'chat-apps',
		somebody: aPhone,
		said(act, person, media) {
			if (act.kind === 'location' || act.kind === 'contact') return undefined;
			const picture = act.kind === 'picture';
			return JSON.stringify({
				messageId: randomUUID(),
				text: picture ? (act.caption ?? '') : act.text,
				...(picture && { mediaUrl: media }),
				sender: { id: randomUUID(), name: 'Ana', phoneNumber: person },
				conversation: { id: randomUUID() },
				trafficAccountId: trafficAccounts.find((account) => account.channel === channel)?.id,
				messagingApp,
				createdAt: new Date().toISOString(),
			});
		},
		reports: ['sent', 'delivered', 'read', 'failed', 'expired'],
		reported: mittoStatusEvent,
	};
}

/** The status event of the chat apps. No document shows a whole one; these fields are read by published code. */
export function mittoStatusEvent(status: Status, { id }: Message, description?: string): string {
	const reason = description ?? (status === 'failed' ? 'The recipient cannot be reached' : null);
	return JSON.stringify({
		messageId: id,
		deliveryStatus: mittoStatuses[status],
		updatedAt: new Date().toISOString(),
		description: reason,
	});
}

export const viber = throughMitto('viber', 'Viber');
export const whatsapp = throughMitto('whatsapp', 'WhatsApp');
