import type { IDataObject } from 'n8n-workflow';

import type { SendResult } from '../../sending/result';
import { describe, type ApiRequest } from '../../apis/client';
import { ApiFailure } from '../../apis/failure';
import type { AddressKind } from '../../recipients/address';
import { readGuards, type Guards } from '../../recipients/guard';
import { guardRequest } from '../../sending/guardRequest';
import { hoursIn, nextAllowed, readHours } from '../../sending/quietHours';
import type { ItemContext } from './operation';
import { wantsSimple } from '../../sending/options';
import { settled } from '../../values/settled';

/** A message that passed its checks and is ready to leave. */
export interface PreparedMessage {
	request: ApiRequest;
	/** What the dry run shows instead, when the request holds a secret such as a signed URL. */
	shown?: ApiRequest;
	/** Everyone who would get it. */
	recipients: string[];
	addressKind: AddressKind;
	/** What is known before it is sent. */
	about: Pick<SendResult, 'channel' | 'destination'> & IDataObject;
	/** What the vendor's acceptance adds: at least the message id. */
	read(body: unknown): Partial<SendResult> & Pick<SendResult, 'messageId'>;
	/** What is tried when the vendor refuses the recipient: the next step of a failover. */
	ifRefused?(): PreparedMessage;
}

/**
 * The last steps of every send: hold it against the guards, show the request in a dry run, or send it
 * and tell what became of it.
 */
export async function send(item: ItemContext, message: PreparedMessage): Promise<IDataObject> {
	const { node, itemIndex, options } = item;
	guardAllSteps(readGuards(options), message);

	const deferral = deferralOf(item, message.recipients);
	if (options.flag('dryRun')) {
		return {
			dryRun: true,
			// Early, since n8n's table shows the first few columns.
			request: await describe(node, message.shown ?? message.request, itemIndex),
			...message.about,
			...deferral,
		};
	}
	if (deferral !== undefined) {
		return { outcome: 'deferred', messageId: null, ...message.about, ...deferral };
	}

	const outcome = await settled(item.call(message.request));
	if (outcome.status === 'rejected') {
		const fault: unknown = outcome.reason;
		const refused = fault instanceof ApiFailure && fault.kind === 'rejected';
		if (refused && message.ifRefused !== undefined) return await send(item, message.ifRefused());
		throw fault;
	}
	const { body } = outcome.value;
	if (!wantsSimple(options)) return rawOutput(body);

	const told = message.read(body);
	// Id and status stand early, since n8n's table shows the first few columns; what was told wins.
	const result: SendResult = { outcome: 'accepted', ...told, ...message.about, ...told };
	return result;
}

/**
 * When the first of the recipients may be sent to who must not be sent to now.
 *
 * @throws {BadInput} when the hours, or the recipient's time zone, cannot be told
 */
function deferralOf(
	{ options, now }: ItemContext,
	recipients: string[],
): Pick<SendResult, 'reason' | 'detail' | 'nextAllowedAt'> | undefined {
	const form = hoursIn(options);
	if (form === undefined) return undefined;
	const hours = readHours(form);
	for (const recipient of recipients) {
		const permission = nextAllowed(now(), hours, recipient, form.trimmed('recipientTimeZone'));
		if (permission.allowed) continue;
		const { nextAllowedAt, reason: detail } = permission;
		return { reason: 'quietHours', detail, nextAllowedAt };
	}
	return undefined;
}

/** A later step that is not allowed must stop the message before the first leaves. */
export function guardAllSteps(guards: Guards, first: PreparedMessage): void {
	for (let step: PreparedMessage | undefined = first; step; step = step.ifRefused?.()) {
		const { request, addressKind: kind, recipients } = step;
		guardRequest(guards, request, { kind, recipients: recipients.length });
	}
}

/** n8n items are objects, so an answer that is a list or a text gets a name. */
export function rawOutput(body: unknown): IDataObject {
	const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
	return isObject ? (body as IDataObject) : { response: body as IDataObject };
}
