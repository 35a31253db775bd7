import type { IDataObject } from 'n8n-workflow';

import type { MittoChannel } from '../../channels/mittoChannel';
import type { MessageType } from '../../channels/messageType';
import { trafficAccountField } from '../../sending/account';
import { sendPath } from '../../sending/envelope';
import { readSendReply } from '../../sending/reply';
import { isRecord } from '../../values/records';
import { Rules } from '../../form/rules';
import { additionalJsonField, mergeJson } from '../../sending/additionalJson';
import type { ItemContext, Operation } from './operation';
import { optionsField, referenceOption } from '../../sending/options';
import { send, type PreparedMessage } from './send';

/** The operation that sends one type of message through Mitto's chat apps API. */
export function mittoMessage(channel: MittoChannel, type: MessageType): Operation {
	const { operation, name, action, description } = type;
	return {
		operation,
		name,
		action,
		description,
		head: mittoHead(channel),
		fields: type.fields,
		tail: mittoTail,
		run: async (item) => await send(item, prepare(channel, type, item)),
	};
}

const heads = new Map<MittoChannel, Operation['head']>();

/** The same array for all messages of a channel, so that its fields appear once in the description. */
function mittoHead(channel: MittoChannel): Operation['head'] {
	if (!heads.has(channel)) heads.set(channel, [trafficAccountField, channel.destination]);
	return heads.get(channel);
}

const mittoTail = [additionalJsonField, optionsField('send', referenceOption)];

/** Form → body → checks; Additional JSON comes before the checks, so they see what will be sent. */
export function prepare(
	channel: MittoChannel,
	type: MessageType,
	{ form, options }: Pick<ItemContext, 'form' | 'options'>,
): PreparedMessage {
	const reference = options.text('reference');
	const body = mergeJson(
		{
			trafficAccountId: form.locator('trafficAccountId'),
			destination: form.trimmed('destination'),
			[channel.key]: type.build(form),
			...(reference !== undefined && { reference }),
		},
		form.object('additionalJson', 'Additional JSON'),
	);
	const content = isRecord(body[channel.key]) ? (body[channel.key] as object) : {};

	if (!options.flag('skipValidation')) {
		const rules = new Rules();
		rules.text(body.trafficAccountId, 'Traffic Account', { required: true });
		channel.checkDestination(body.destination, rules);
		type.check(content, rules);
		rules.settle();
	}

	const destination = String(body.destination ?? '');
	return {
		request: { service: 'chatApps', method: 'POST', path: sendPath, body },
		recipients: [destination],
		about: {
			channel: channel.resource,
			destination,
			trafficAccountId: body.trafficAccountId as string,
			...(body.reference !== undefined && { reference: body.reference as string }),
			...type.summarise?.(content),
		} as PreparedMessage['about'],
		read: readAcceptance,
	};
}

function readAcceptance(body: unknown): { messageId: string | null } & IDataObject {
	const { bulkId, messages } = readSendReply(body);
	const [first] = messages;
	return {
		messageId: first?.messageId ?? null,
		...(messages.length > 1 && { messageIds: messages.map(({ messageId }) => messageId) }),
		...(bulkId && { bulkId }),
		...(first?.deliveryStatus && { deliveryStatus: first.deliveryStatus }),
	};
}
