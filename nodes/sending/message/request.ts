import type { IDataObject } from 'n8n-workflow';

import type { ApiRequest } from '../../apis/client';
import { mergeJson } from '../../values/mergeJson';
import { recordOf } from '../../values/records';
import type { Failover } from './failover';
import { isTimed, stepAt, type Message } from './message';
import type { Step } from './step';

/** Whoever gets a message; recipients of one body share the same object. */
export interface Addressed {
	recipient: { address: string };
	message: Message;
}

export type Body = Record<string, unknown>;

const paths = {
	chatApps: {
		one: '/api/v{version}/Messages/send',
		many: '/api/v{version}/Messages/sendbulk',
		personal: '/api/v{version}/Messages/sendmessagesbulk',
	},
	smsApi: { one: '/sms', many: '/smsbulk' },
};

/** The request that sends a message to one recipient, from one of its steps on. */
export function sendRequest(
	message: Message,
	address: string | undefined,
	from = 0,
): ApiRequest & { body: Body } {
	const { api } = stepAt(message, from);
	const recipient = api === 'smsApi' ? { to: address } : { destination: address };
	return {
		service: api,
		method: 'POST',
		path: paths[api].one,
		body: bodyOf(message, from, recipient),
	};
}

/**
 * The request that sends to all targets, from one of their steps on.
 *
 * - One recipient with a failover by Mitto: like a single message, as Mitto's "Failover" page shows it.
 * - The same message for all: `Messages/sendbulk`, or `/smsbulk` of the SMS API.
 * - Different messages: `Messages/sendmessagesbulk`, which the SMS API has no match for.
 */
export function bulkRequest(targets: Addressed[], from: number): ApiRequest {
	const [first] = targets;
	if (first === undefined) throw new RangeError('A request needs a recipient');
	const { message } = first;
	const { api } = stepAt(message, from);
	const post = (path: string, body: Body): ApiRequest => ({
		service: api,
		method: 'POST',
		path,
		body,
	});
	const addresses = targets.map(({ recipient }) => recipient.address);
	const alike = targets.every((target) => target.message === message);

	if (api === 'smsApi') {
		if (!alike) throw new RangeError('The SMS API sends one text to all recipients of a request');
		return post(paths.smsApi.many, { ...bodyOf(message, from), to: addresses });
	}
	if (targets.length === 1 && isTimed(message, from)) {
		return sendRequest(message, addresses[0], from);
	}
	if (alike) {
		return post(paths.chatApps.many, { ...bodyOf(message, from), destinations: addresses });
	}
	const messages = targets.map((target) => ({
		...bodyOf(target.message, from),
		destination: target.recipient.address,
	}));
	return post(paths.chatApps.personal, { messages });
}

/**
 * The body of a request from one step on, with Additional JSON merged over it. With a timeout it
 * holds all steps that are left, as Mitto's "Failover" page shows: channels side by side and the
 * accounts in order. An SMS of the SMS API is the body itself: it knows no channels and no failover.
 */
export function bodyOf(message: Message, from: number, recipient: IDataObject = {}): Body {
	const { steps, failover, reference, additional } = message;
	const { api, trafficAccountId, channel, content } = stepAt(message, from);
	const left = steps.slice(from);
	const timeout = isTimed(message, from) ? failover?.timeout : undefined;

	const parts =
		api === 'smsApi'
			? content
			: timeout === undefined
				? { trafficAccountId, [channel.bodyPart]: content }
				: { ...channelsOf(left), failover: timeoutOf(timeout, left) };
	return mergeJson({ ...recipient, ...parts, ...(reference && { reference }) }, additional);
}

/** What the vendor's rules for one step are about, as it will be sent. */
export function contentSent(message: Message, index: number): object {
	const { api, channel } = stepAt(message, index);
	const body = bodyOf(message, index);
	return recordOf(api === 'smsApi' ? body : body[channel.bodyPart]);
}

/** Equal for messages that are equal in all of their steps, in what is told of them, and in when the next is tried. */
export function messageKey(message: Message): string {
	const bodies = message.steps.map((_, index) => bodyOf(message, index));
	const remarks = message.steps.map((step) => step.remarks);
	return JSON.stringify([message.failover, bodies, remarks]);
}

/** Mitto's failover has room for one content of each channel. */
function channelsOf(steps: Step[]): IDataObject {
	const channels: IDataObject = {};
	for (const { channel, content } of steps) channels[channel.bodyPart] ??= content;
	return channels;
}

function timeoutOf(
	{ type, seconds, status }: NonNullable<Failover['timeout']>,
	steps: Step[],
): IDataObject {
	return {
		type,
		timeoutFailover: {
			timeoutInSeconds: seconds,
			status,
			trafficAccounts: steps.map(({ trafficAccountId }) => trafficAccountId),
		},
	};
}
