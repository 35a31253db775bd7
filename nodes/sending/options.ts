import type { INodeProperties } from 'n8n-workflow';

import type { FieldWith, Form } from '../form/form';
import { guardOptions } from '../recipients/guardOptions';
import type { ApiRequest } from '../apis/client';
import type { RetryPolicy } from '../apis/retry';
import { optionsCollection } from '../form/optionsCollection';

const atOnceOption = {
	displayName: 'Messages at Once',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 50 },
	default: 20,
	description:
		'How many input items are worked on at the same time. 20 keep up with Requests per Second while answers take up to 200 ms; more help only when answers take longer. Set it to 1 when the order in which messages arrive matters.',
} satisfies INodeProperties;

/**
 * Mitto publishes no limit for chat apps; integrations assume 100 requests a second for each traffic
 * account, so this stays a little below.
 */
const perSecondOption = {
	displayName: 'Requests per Second',
	name: 'requestsPerSecond',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 95,
	description:
		'The most requests to begin within a second. Mitto publishes no limit, and 95 stays below the 100 that is commonly assumed for a traffic account; ask Mitto before you set more. When the vendor asks to slow down (HTTP 429), a request waits as long as it is told. 0 means no limit.',
} satisfies INodeProperties;

const retriesOption = {
	displayName: 'Retries',
	name: 'retries',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 10 },
	default: 3,
	description:
		'How often a request is repeated when the vendor asks to wait or could not be reached. Such a message was certainly not sent before.',
} satisfies INodeProperties;

const simplifyOption = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
} satisfies INodeProperties;

const timeoutOption = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 300 },
	default: 30,
	description: 'How long to wait for an answer of the vendor',
} satisfies INodeProperties;

/** Options of every operation that calls a vendor. */
export const callOptions: INodeProperties[] = [
	atOnceOption,
	perSecondOption,
	retriesOption,
	simplifyOption,
	timeoutOption,
];

export const dryRunOption: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to show the exact request without sending anything',
};

export const retryWhenUnknownOption: INodeProperties = {
	displayName: 'Retry When Unknown',
	name: 'retryWhenUnknown',
	type: 'boolean',
	default: false,
	description:
		'Whether to repeat a request also when nobody knows if the vendor took it (no answer in time, broken connection, internal fault). The recipient may get the message twice.',
};

export const skipValidationOption: INodeProperties = {
	displayName: 'Skip Validation',
	name: 'skipValidation',
	type: 'boolean',
	default: false,
	description:
		'Whether to send without checking lengths, numbers and formats first. Turn it on when the vendor allows more than this node knows.',
};

/** Options of operations that send something to a person. */
export const sendOptions: INodeProperties[] = [
	...guardOptions,
	dryRunOption,
	retryWhenUnknownOption,
	skipValidationOption,
];

export const referenceOption: INodeProperties = {
	displayName: 'Reference',
	name: 'reference',
	type: 'string',
	default: '',
	placeholder: 'e.g. order-4711',
	description: 'Your own mark for the message, to recognise it later',
};

export type OptionSet = 'call' | 'send';

/** The collection "Options" of an operation. */
export function optionsField(set: OptionSet, ...more: INodeProperties[]): INodeProperties {
	return optionsCollection([...callOptions, ...(set === 'send' ? sendOptions : []), ...more]);
}

/** How many pieces of work are done at once, and how fast; one answer for the whole run. */
export function readPace(
	options: Form,
	atOnce: FieldWith<number> = atOnceOption,
): { atOnce: number; perSecond: number } {
	return { atOnce: options.numberOf(atOnce), perSecond: options.numberOf(perSecondOption) };
}

export function readRetryPolicy(
	options: Form,
	{ method, repeatable = method === 'GET' }: Pick<ApiRequest, 'method' | 'repeatable'>,
): RetryPolicy {
	return {
		retries: options.numberOf(retriesOption),
		whenUnknown: repeatable || options.flag('retryWhenUnknown'),
		leavesDoubt: !repeatable,
	};
}

/** Milliseconds. */
export function readTimeout(options: Form): number {
	return options.numberOf(timeoutOption) * 1000;
}

/** Raw output is the exception: the option is on unless it was switched off. */
export function wantsSimple(options: Form): boolean {
	return options.flagOf(simplifyOption);
}
