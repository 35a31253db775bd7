import { readSendReply, type TakenMessage } from '../../sending/reply';
import { addressKey } from '../../recipients/address';
import { isTimed } from '../../sending/message/message';
import type { Fate, Target } from './target';

/**
 * Whom the messages in an answer belong to. By destination where the answer names it; by order only
 * when there is exactly one message for each recipient. Whoever has no message that is certainly
 * theirs is unknown: the request was taken, but a wrong message id is worse than none.
 */
export function matchReply(body: unknown, targets: Target[], step: number): Fate[] {
	const { bulkId, messages } = readSendReply(body);
	const found = new Map<string, TakenMessage[]>();
	for (const message of messages) {
		if (message.destination === undefined) continue;
		const key = addressKey(message.destination);
		const before = found.get(key);
		if (before === undefined) found.set(key, [message]);
		else before.push(message);
	}

	const nameless = messages.filter(({ destination }) => destination === undefined);
	const inOrder = nameless.length === messages.length && messages.length === targets.length;
	const alone = targets.length === 1 && nameless.length > 0;

	return targets.map(({ recipient, message }, index): Fate => {
		const first = inOrder ? messages.slice(index, index + 1) : undefined;
		const mine =
			found.get(addressKey(recipient.address)) ??
			(alone && (isTimed(message, step) || nameless.length === 1) ? nameless : first);
		if (mine === undefined) {
			return {
				outcome: 'unknown',
				step,
				reason: 'notInReply',
				detail: `Mitto took the request of ${targets.length} recipients and answered with ${messages.length} messages, none of them certainly for this one`,
			};
		}
		const rawStatus = mine[0]?.rawStatus;
		return {
			outcome: 'accepted',
			step,
			messageIds: mine.map(({ messageId }) => messageId),
			...(bulkId !== undefined && { bulkId }),
			...(rawStatus !== undefined && { rawStatus }),
		};
	});
}
