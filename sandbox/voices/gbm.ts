import { randomUUID } from 'node:crypto';

import type { Act, Status } from '../wire';
import type { Voice } from './voice';

const receipts: Partial<Record<Status, string>> = { delivered: 'DELIVERED', read: 'READ' };

/** Callbacks of Google Business Messages, as they were until Google ended the product. */
export const gbm: Voice = {
	deliverer: 'gbm',
	somebody: 'bb8ceef0-90b4-4876-9467-c8c9ecc1c4e0',
	said(act, conversation, media, about) {
		const part = partOf(act, conversation, media, about?.id);
		return part === undefined ? undefined : envelope(conversation, part);
	},
	reports: ['delivered', 'read'],
	reported(status, { id, person }) {
		const receiptType = receipts[status];
		if (receiptType === undefined) return undefined;
		return envelope(person, {
			receipts: {
				receipts: [{ message: nameOf(person, id), receiptType }],
				createTime: new Date().toISOString(),
			},
		});
	},
};

function partOf(act: Act, conversation: string, media: string, about?: string): object | undefined {
	const createTime = new Date().toISOString();
	if (act.kind === 'tap' && act.action === 'liveAgent') {
		return { userStatus: { requestedLiveAgent: true, createTime } };
	}
	if (act.kind === 'tap') {
		return {
			suggestionResponse: {
				message: nameOf(conversation, about ?? act.messageId),
				postbackData: act.data,
				createTime,
				text: act.text,
				suggestionType: act.action === 'action' ? 'ACTION' : 'REPLY',
			},
		};
	}
	// An image arrives as a text that is its address.
	const text = act.kind === 'text' ? act.text : act.kind === 'picture' ? media : undefined;
	if (text === undefined) return undefined;
	const messageId = randomUUID();
	return { message: { messageId, name: nameOf(conversation, messageId), text, createTime } };
}

function nameOf(conversation: string, message: string): string {
	return `conversations/${conversation}/messages/${message}`;
}

function envelope(conversationId: string, part: object): string {
	return JSON.stringify({
		agent: 'brands/demo/agents/demo',
		conversationId,
		requestId: randomUUID(),
		...part,
		context: { userInfo: { displayName: 'Ana' } },
		sendTime: new Date().toISOString(),
	});
}
