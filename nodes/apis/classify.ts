import { ApiFailure, type FailureKind } from './failure';
import type { Reply } from './reply';
import type { Refusal } from './api';
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

/** Faults in which the request cannot have arrived: name look-up, connecting, TLS handshake. */
const neverArrived =
	/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_FAIL|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|CERT_.*|UNABLE_TO_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|ERR_TLS_.*|ERR_SSL_.*|EPROTO|ERR_INVALID_URL)$/;

/** Turns a fault without an answer into what it means for the message. */
export function networkFailure(service: string, fault: unknown): ApiFailure {
	const code = faultCode(fault);
	if (code !== undefined && neverArrived.test(code)) {
		return new ApiFailure({
			kind: 'unreachable',
			code,
			message: `${service} could not be reached (${code})`,
			advice: 'Check the base URL in the credential and the network of this n8n',
		});
	}
	const timedOut = code === 'ECONNABORTED' || code === 'ETIMEDOUT';
	return new ApiFailure({
		kind: 'unknown',
		code,
		message: timedOut
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

function faultCode(fault: unknown): string | undefined {
	const { code, httpCode, cause } = (fault ?? {}) as Record<string, unknown>;
	for (const candidate of [httpCode, code]) {
		if (typeof candidate === 'string' && /^[A-Z]/.test(candidate)) return candidate;
	}
	return cause === undefined ? undefined : faultCode(cause);
}

/** Seconds or a date as milliseconds from now on. */
function readWait(value: unknown, now: number): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;

	const seconds = Number(value);
	const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(String(value)) - now;
	return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}
