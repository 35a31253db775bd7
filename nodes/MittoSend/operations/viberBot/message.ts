import type { INodeProperties } from 'n8n-workflow';

import { extrasOf } from '../../../channels/extras';
import { viberBotMessages } from '../../../channels/viberBot';
import {
	buildEnvelope,
	checkEnvelope,
	envelopeExtras,
	senderNameField,
} from '../../../channels/viberBot/envelope';
import { keyboardFields } from '../../../channels/viberBot/keyboard';
import type { ViberBotMessage } from '../../../channels/viberBot/viberBotMessage';
import { isRecord } from '../../../values/records';
import { Rules } from '../../../form/rules';
import { additionalJsonOption } from '../../../sending/additionalJson';
import { mergeJson } from '../../../values/mergeJson';
import type { ItemContext, Operation } from '../operation';
import { optionsField } from '../../../sending/options';
import { send, type PreparedMessage } from '../send';

const recipientField: INodeProperties = {
	displayName: 'To',
	name: 'destination',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. jc9HsWTZ2Yf2NkRZ8KcNug==',
	description:
		'Viber ID of the user, which comes with everything that the user sends to the bot. It is no phone number.',
};

/** Fields that all messages end with; the same array, so that they appear once in the description. */
const messageTail = [
	...keyboardFields,
	optionsOf(extrasOf(viberBotMessages, (operations) => ({ '/operation': operations }))),
];

/** @param extras those of the messages that the operation can send */
export function optionsOf(extras: INodeProperties[]): INodeProperties {
	return optionsField('send', additionalJsonOption, ...envelopeExtras, ...extras);
}

const messageHead = [recipientField, senderNameField];

/** The operation that sends one kind of message to one user. */
export function viberBotMessage(message: ViberBotMessage): Operation {
	const { operation, name, action, description, fields } = message;
	return {
		operation,
		name,
		action,
		description,
		api: 'viberBot',
		head: messageHead,
		fields,
		tail: messageTail,
		run: async (item) => await send(item, prepare(message, item)),
	};
}

export type Filled = Pick<ItemContext, 'form' | 'options'>;

function prepare(message: ViberBotMessage, filled: Filled): PreparedMessage {
	const receiver = filled.form.trimmed('destination');
	const body = buildBody(message, { receiver }, filled, (rules, { receiver }) =>
		rules.text(receiver, 'To', { required: true, pattern: /^\S+$/, shape: 'have no blanks' }),
	);
	const destination = String(body.receiver ?? '');
	return {
		request: { service: 'viberBot', method: 'POST', path: '/send_message', body },
		recipients: [destination],
		addressKind: 'id',
		about: { channel: 'viberBot', destination },
		read: (reply) => ({ messageId: readToken(reply) }),
	};
}

/** Form → body → checks; Additional JSON comes before the checks, so they see what will be sent. */
export function buildBody(
	message: ViberBotMessage,
	recipients: Record<string, unknown>,
	{ form, options }: Filled,
	checkRecipients: (rules: Rules, body: Record<string, unknown>) => void,
): Record<string, unknown> {
	const body = mergeJson(
		{ ...recipients, ...buildEnvelope(form, message.build(form)) },
		options.object('additionalJson', 'Additional JSON'),
	);
	if (!options.flag('skipValidation')) {
		const rules = new Rules();
		checkRecipients(rules, body);
		message.check(body, rules);
		checkEnvelope(body, rules);
		rules.settle();
	}
	return body;
}

/** A 64-bit integer, which the client hands over as text when a number would not hold it. */
export function readToken(reply: unknown): string | null {
	const token = isRecord(reply) ? reply.message_token : undefined;
	return token === undefined || token === null ? null : String(token);
}
