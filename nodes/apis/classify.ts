import { ApiFailure, type FailureKind } from './failure';
import type { Reply } from './reply';
import type { Refusal } from './api';
import { readFault } from './networkFault';
import { vendorText } from './vendorText';

/**
 * Turns an answer with an HTTP status of 300 or more into what it means for the message.
 *
 * @param secondsToWait what the body asks for, where the vendor says it there
 */
export function statusFailure(
	service: string,
	reply: Reply,
	now: number,
	secondsToWait?: unknown,
): ApiFailure {
	const { status } = reply;
	const words = vendorText(reply.body, reply.text);
	const facts = {
		status,
		vendorText: words,
		retryAfter: readWait(reply.headers['retry-after'] ?? secondsToWait, now),
	};
	const said = words === undefined ? '' : `: ${words}`;

	if (status === 401 || status === 403) {
		return new ApiFailure({
			...facts,
			kind: 'unauthorised',
			message: `${service} did not accept the credential (HTTP ${status})${said}`,
			advice:
				'Check the key in the credential, that it is meant for this API, and that the vendor allows requests from the public address of this n8n',
		});
	}
	if (status === 429) {
		return new ApiFailure({
			...facts,
			kind: 'rateLimited',
			message: `${service} asks to slow down (HTTP 429)${said}`,
			advice: 'Lower Requests per Second under Options, or run the flow again later',
		});
	}
	if (status >= 500) {
		return new ApiFailure({
			...facts,
			kind: 'unknown',
			message: `${service} answered with an internal fault (HTTP ${status})${said}`,
			advice: unknownAdvice,
		});
	}
	return new ApiFailure({
		...facts,
		kind: 'rejected',
		message: `${service} refused the request (HTTP ${status})${said}`,
		advice: adviceFor(status),
	});
}

/** Turns a refusal that came with HTTP success into what it means for the message. */
export function refusalFailure(service: string, refusal: Refusal, status: number): ApiFailure {
	const kind: FailureKind = refusal.unauthorised
		? 'unauthorised'
		: refusal.later
			? 'rateLimited'
			: 'rejected';
	return new ApiFailure({
		kind,
		status,
		vendorText: refusal.text,
		message: `${service} refused the request: ${refusal.text}`,
		advice:
			refusal.advice ??
			(refusal.unauthorised
				? 'Check the token in the credential'
				: 'Correct what the vendor names and run the item again'),
	});
}

/**
 * Turns a fault without an answer into what it means for the message.
 *
 * @param timedOut whether our own deadline ended the request
 */
export function networkFailure(service: string, fault: unknown, timedOut = false): ApiFailure {
	const { code, stage } = readFault(fault);
	if (stage === 'neverMade') {
		return new ApiFailure({
			kind: 'misconfigured',
			code,
			message: `n8n could not make the request to ${service} (${code ?? 'no code'})`,
			advice: 'Check the addresses, keys and headers in the credential',
		});
	}
	if (stage === 'forbidden') {
		return new ApiFailure({
			kind: 'misconfigured',
			code,
			message: `This n8n does not allow requests to the address of ${service}`,
			advice:
				'Ask whoever runs this n8n to allow the address, or put another one into the credential',
		});
	}
	if (stage === 'neverArrived') {
		return new ApiFailure({
			kind: 'unreachable',
			code,
			message: `${service} could not be reached (${code})`,
			advice: 'Check the base URL in the credential and the network of this n8n',
		});
	}
	const late = timedOut || code === 'ECONNABORTED' || code === 'ETIMEDOUT';
	return new ApiFailure({
		kind: 'unknown',
		code,
		message: late
			? `${service} did not answer in time`
			: `The connection to ${service} broke before the answer came (${code ?? 'no code'})`,
		advice: unknownAdvice,
	});
}

const unknownAdvice =
	'The message may have been taken: look it up at the vendor before you send it again';

function adviceFor(status: number): string {
	if (status === 404) return 'Check the base URL in the credential and the id or path in the node';
	if (status < 400)
		return 'The base URL in the credential leads elsewhere: put the final address there';
	return 'Correct what the vendor names and run the item again';
}

/** Seconds or a date as milliseconds from now on. */
function readWait(value: unknown, now: number): number | undefined {
	if (value === null || value === '') return undefined;

	const seconds = Number(value);
	const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(String(value)) - now;
	return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}
