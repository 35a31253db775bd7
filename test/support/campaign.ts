import { mittoChannels } from '../../nodes/channels';
import type { Message } from '../../nodes/sending/message/message';
import type { Failover } from '../../nodes/sending/message/failover';
import type { Step } from '../../nodes/sending/message/step';
import type { Target } from '../../nodes/MittoBulk/sending/target';

/** A step of a campaign, by the name that its channel has in a request. */
export function step(
	bodyPart: string,
	content: object,
	trafficAccountId = `account-${bodyPart}`,
): Step {
	const channel = mittoChannels.find((candidate) => candidate.bodyPart === bodyPart);
	if (channel === undefined) throw new Error(`There is no channel ${bodyPart}`);
	return { api: 'chatApps', channel, trafficAccountId, content: content as Step['content'] };
}

export const smsMessage = (text = 'Hello', failover?: Failover, more: Step[] = []): Message => ({
	steps: [step('sms', { text, sender: 'MyShop' }), ...more],
	...(failover && { failover }),
});

export function targets(addresses: string[], message: Message = smsMessage()): Target[] {
	return addresses.map((address, position) => ({
		recipient: { address, itemIndex: position, position },
		message,
	}));
}

export const numbers = (count: number) =>
	Array.from({ length: count }, (_, index) => `+3859${10_000_000 + index}`);
