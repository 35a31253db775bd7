import { randomInt, randomUUID } from 'node:crypto';

import { trafficAccounts } from '../accounts';
import type { Deliverer, Delivery } from './deliver';
import { nextToken } from '../viberBot';

/** What a person writes. */
export interface Saying {
	text?: string;
	/** The person's id or phone number. */
	from?: string;
	/** Where to; the registered webhook of the vendor when left out. */
	url?: string;
}

const phone = '385911234567';

/** The callback with which each vendor passes it on, in the shape of the vendor's document. */
const callbacks: Record<Deliverer, (text: string, from?: string) => string> = {
	// By hand, because the token has 64 bits.
	viber: (text, from = '01234567890A=') => {
		const sender = {
			id: from,
			name: 'Ana',
			avatar: '',
			country: 'HR',
			language: 'hr',
			api_version: 10,
		};
		return `{"event":"message","timestamp":${Date.now()},"chat_hostname":"SN-CHAT-05_","message_token":${nextToken()},"sender":${JSON.stringify(sender)},"message":${JSON.stringify({ type: 'text', text })},"silent":false}`;
	},
	telegram: (text, from = '1111111') => {
		const person = { id: Number(from), first_name: 'Ana' };
		return JSON.stringify({
			update_id: randomInt(1, 2 ** 31),
			message: {
				message_id: randomInt(1, 10_000),
				from: { ...person, is_bot: false },
				chat: { ...person, type: 'private' },
				date: seconds(),
				text,
			},
		});
	},
	gbm: (text, from = 'bb8ceef0-90b4-4876-9467-c8c9ecc1c4e0') => {
		const messageId = randomUUID();
		const time = new Date().toISOString();
		return JSON.stringify({
			agent: 'brands/demo/agents/demo',
			conversationId: from,
			requestId: randomUUID(),
			message: {
				messageId,
				name: `conversations/${from}/messages/${messageId}`,
				text,
				createTime: time,
			},
			context: { userInfo: { displayName: 'Ana' } },
			sendTime: time,
		});
	},
	'chat-apps': (text, from = phone) =>
		JSON.stringify({
			messageId: randomUUID(),
			text,
			sender: { id: randomUUID(), name: 'Ana', phoneNumber: from },
			conversation: { id: randomUUID() },
			trafficAccountId: trafficAccounts.find(({ channel }) => channel === 'whatsapp')?.id,
			messagingApp: 'WhatsApp',
			createdAt: new Date().toISOString(),
		}),
	sms: (text, from = phone) =>
		JSON.stringify({ messageId: randomUUID(), from, to: '38591000', text, timestamp: seconds() }),
};

export function asCallback(by: Deliverer, { text = 'Hello', from, url }: Saying): Delivery {
	return { body: callbacks[by](text, from), ...(url !== undefined && { url }) };
}

function seconds(): number {
	return Math.floor(Date.now() / 1000);
}
