import { extrasOf } from '../../channels/extras';
import type { MittoChannel } from '../../channels/mittoChannel';
import type { MessageType } from '../../channels/messageType';
import { normaliseStatus } from '../../callbacks/status';
import { additionalJsonOption } from '../../sending/additionalJson';
import { trafficAccountField } from '../../sending/account';
import { failoverOption, planIn } from '../../sending/message/failover';
import { quietHoursOption } from '../../sending/quietHours';
import { checkMessage } from '../../sending/message/check';
import { stepAfterRefusal, stepAt, type Message } from '../../sending/message/message';
import { readMessage } from '../../sending/message/read';
import { contentSent, sendRequest } from '../../sending/message/request';
import { stepOf } from '../../sending/message/step';
import { optionsField, referenceOption } from '../../sending/options';
import { readSendReply } from '../../sending/reply';
import { isRecord } from '../../values/records';
import type { ItemContext, Operation } from './operation';
import { send, type PreparedMessage } from './send';
import { withCallback, type CallbackUrl } from './sms/callback';

/** The operation that sends one type of message through Mitto. */
export function mittoMessage(channel: MittoChannel, type: MessageType): Operation {
	const { operation, name, action, description } = type;
	return {
		operation,
		name,
		action,
		description,
		api: 'mitto',
		head: mittoHead(channel),
		fields: type.fields,
		tail: mittoTail(channel),
		run: async (item) => await send(item, prepare(channel, type, item)),
	};
}

const heads = new Map<MittoChannel, Operation['head']>();

/** The same array for all messages of a channel, so that its fields appear once in the description. */
function mittoHead(channel: MittoChannel): Operation['head'] {
	if (!heads.has(channel)) heads.set(channel, [trafficAccountField, channel.destination]);
	return heads.get(channel);
}

const tails = new Map<MittoChannel, Operation['tail']>();

function mittoTail(channel: MittoChannel): Operation['tail'] {
	if (!tails.has(channel)) {
		const extras = extrasOf(channel.messageTypes, (operations) => ({ '/operation': operations }));
		const more = [referenceOption, additionalJsonOption, failoverOption, quietHoursOption];
		tails.set(channel, [optionsField('send', ...more, ...extras)]);
	}
	return tails.get(channel);
}

/**
 * Form → message → checks; Additional JSON comes before the checks, so they see what will be sent.
 *
 * @param callback only the SMS API takes one for each message
 */
export function prepare(
	channel: MittoChannel,
	type: MessageType,
	{ form, options }: Pick<ItemContext, 'form' | 'options'>,
	callback?: CallbackUrl,
): PreparedMessage {
	const message = readMessage(stepOf(form, channel, type), form, planIn(options));
	const address = form.trimmed('destination');
	const shown = withCallback(message, callback?.shown);
	const { body } = sendRequest(shown, address);
	const destination = body.destination ?? body.to;
	if (!options.flag('skipValidation')) checkMessage(shown, { address: destination });
	return ready({ message: withCallback(message, callback?.sent), shown, address, callback }, 0);
}

interface Draft {
	message: Message;
	/** The same without secrets. */
	shown: Message;
	address: string | undefined;
	callback: CallbackUrl | undefined;
}

function ready(draft: Draft, from: number): PreparedMessage {
	const { message, address, callback } = draft;
	const step = stepAt(message, from);
	const shown = sendRequest(draft.shown, address, from);
	const { body } = shown;
	const destination = String(body.destination ?? body.to ?? '');
	const next = stepAfterRefusal(message, from);
	return {
		request: sendRequest(message, address, from),
		shown,
		recipients: [destination],
		addressKind: step.channel.addressKind,
		about: {
			channel: step.channel.resource,
			...(message.failover !== undefined && { step: from + 1 }),
			destination,
			...(step.api === 'chatApps' && {
				trafficAccountId: String(body.trafficAccountId ?? step.trafficAccountId),
			}),
			...(typeof body.reference === 'string' && { reference: body.reference }),
			...(step.api === 'smsApi' && callback?.id !== undefined && { callbackId: callback.id }),
			...step.remarks,
			...step.type?.summarise?.(contentSent(draft.shown, from)),
		},
		read: (answer) => readAcceptance(answer, step.channel.resource),
		...(next !== undefined && { ifRefused: () => ready(draft, next) }),
	};
}

/** A test of the SMS API has no message, so its answer may come without an id. */
function readAcceptance(body: unknown, channel: string): ReturnType<PreparedMessage['read']> {
	const { bulkId, messages } = readSendReply(body);
	const [first] = messages;
	return {
		messageId: first?.messageId ?? null,
		...(messages.length > 1 && { messageIds: messages.map(({ messageId }) => messageId) }),
		...(bulkId && { bulkId }),
		...(first?.rawStatus && normaliseStatus(first.rawStatus, channel)),
		...(isRecord(body) && body.test === true && { test: true }),
	};
}
