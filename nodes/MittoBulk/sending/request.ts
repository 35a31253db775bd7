import type { IDataObject } from 'n8n-workflow';

import { sendPath } from '../../sending/envelope';
import { mergeJson } from '../../sending/additionalJson';
import type { ApiRequest } from '../../apis/client';
import { envelope, isTimed, type Message } from '../message/envelope';
import type { Target } from './target';

/** Which of Mitto's APIs takes the campaign. */
export type Route = 'chatApps' | 'smsApi';

const bulkPath = '/api/v{version}/Messages/sendbulk';
const personalPath = '/api/v{version}/Messages/sendmessagesbulk';
const smsBulkPath = '/smsbulk';

/**
 * The request that sends to all targets from one of their steps on.
 *
 * - One recipient with a failover by Mitto: `Messages/send`, as Mitto's "Failover" page shows it.
 * - The same message for all: `Messages/sendbulk`, or `/smsbulk` of the SMS API.
 * - Different messages: `Messages/sendmessagesbulk`.
 */
export function requestFor(targets: Target[], from: number, route: Route): ApiRequest {
	const [first] = targets;
	if (first === undefined) throw new RangeError('A request needs a recipient');
	const { message } = first;
	const addresses = targets.map(({ recipient }) => recipient.address);

	if (route === 'smsApi' && from === 0) return smsBulk(message, addresses);
	if (targets.length === 1 && isTimed(message, from)) {
		return post(sendPath, { destination: addresses[0], ...envelope(message, from) });
	}
	if (targets.every((target) => target.message === message)) {
		return post(bulkPath, { destinations: addresses, ...envelope(message, from) });
	}
	return post(personalPath, {
		messages: targets.map((target) => ({
			destination: target.recipient.address,
			...envelope(target.message, from),
		})),
	});
}

function post(path: string, body: unknown): ApiRequest {
	return { service: 'chatApps', method: 'POST', path, body };
}

/** Only the first step can be an SMS of the SMS API: it knows no channels and no failover. */
function smsBulk({ steps, reference, additional }: Message, to: string[]): ApiRequest {
	const { text, sender } = (steps[0]?.content ?? {}) as { text?: string; sender?: string };
	const body: IDataObject = {
		from: sender,
		to,
		text,
		// "GSM" is the API's default and refuses letters such as ж.
		type: 'auto',
		...(reference !== undefined && { reference }),
	};
	return {
		service: 'smsApi',
		method: 'POST',
		path: smsBulkPath,
		body: mergeJson(body, additional),
	};
}
