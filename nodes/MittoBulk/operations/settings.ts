import type { IExecuteFunctions } from 'n8n-workflow';

import { call } from '../../apis/client';
import { spaced } from '../../apis/pace';
import { cancelled, withRetries } from '../../apis/retry';
import type { Form } from '../../form/form';
import type { Message } from '../../sending/message/message';
import { readPace, readRetryPolicy, readTimeout } from '../../sending/options';
import type { Clock } from '../../values/clock';
import {
	chunkSizeOption,
	groupEqualOption,
	keepLedgerOption,
	requestsAtOnceOption,
	stopAfterOption,
} from '../form/options';
import type { Progress } from '../progress';
import type { CampaignSettings } from '../sending/campaign';
import { readPart } from '../part';
import type { Delivery } from '../sending/deliver';
import { usuallyUnderWay } from '../sending/plan';

/**
 * How recipients are cut into requests, and when the campaign ends before its time.
 *
 * @param message one of the campaign
 */
export function readSettings(
	node: IExecuteFunctions,
	form: Form,
	message: Message | undefined,
): Omit<CampaignSettings, 'mostUnderWay'> {
	const options = form.group('options');
	const throughSmsApi = message?.steps[0]?.api === 'smsApi';
	const mixed = !options.flagOf(groupEqualOption);
	return {
		chunkSize: Math.max(1, Math.floor(options.numberOf(chunkSizeOption))),
		atOnce: readPace(options, requestsAtOnceOption).atOnce,
		// The SMS API has no request for different texts.
		equalBodies: throughSmsApi ? 'apart' : mixed ? 'mixed' : 'whenWorthIt',
		stopAfter: options.numberOf(stopAfterOption),
		signal: node.getExecutionCancelSignal(),
	};
}

/**
 * How many recipients may be under way at once.
 *
 * @param recipients whom this execution sends to
 */
export function readMostUnderWay(options: Form, recipients: number): number {
	if (!options.flagOf(keepLedgerOption)) return Infinity;
	// A share of the campaign: parts that could each have only a share of theirs would be no faster.
	const ofAll = recipients * (readPart(options)?.of ?? 1);
	const percent = options.number('mostUnknown');
	if (percent === undefined) return usuallyUnderWay(ofAll);
	return Math.max(1, Math.floor((ofAll * percent) / 100));
}

export function readDelivery(
	node: IExecuteFunctions,
	form: Form,
	progress: Progress,
	clock: Clock,
): Omit<Delivery, 'giveUp'> {
	const options = form.group('options');
	const signal = node.getExecutionCancelSignal();
	const timeout = readTimeout(options);
	const turn = spaced(readPace(options).perSecond, clock, signal);
	return {
		call: async (request) =>
			await withRetries(
				async () => {
					await turn();
					// The turn comes at once when the execution is stopped; nothing of this request has left.
					if (signal?.aborted) throw cancelled();
					progress.requests++;
					return await call(node, request, { timeout });
				},
				{ ...readRetryPolicy(options, request), signal },
				clock,
			),
	};
}
