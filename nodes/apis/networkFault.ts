/**
 * How far a request came that got no answer.
 *
 * - `neverMade`: Node.js or n8n's HTTP client refused what it was made of
 * - `forbidden`: n8n refused the address
 * - `neverArrived`: name look-up, connecting or the TLS handshake failed
 * - `left`: it may have arrived
 */
type Stage = 'neverMade' | 'forbidden' | 'neverArrived' | 'left';

export interface NetworkFault {
	stage: Stage;
	/** Of Node.js or of n8n's HTTP client, such as ECONNREFUSED. */
	code?: string;
}

const codesNeverMade = new Set([
	// "Unsupported protocol" of n8n's HTTP client. An HTTP status 4xx has this code, too, but is no fault here.
	'ERR_BAD_REQUEST',
	'ERR_BAD_OPTION',
	'ERR_BAD_OPTION_VALUE',
	'ERR_HTTP_INVALID_HEADER_VALUE',
	'ERR_INVALID_ARG_TYPE',
	'ERR_INVALID_ARG_VALUE',
	'ERR_INVALID_CHAR',
	'ERR_INVALID_HTTP_TOKEN',
	'ERR_INVALID_PROTOCOL',
	'ERR_INVALID_URL',
	'ERR_SOCKET_BAD_PORT',
	'ERR_UNESCAPED_CHARACTERS',
]);

const codesNeverArrived =
	/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_FAIL|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|CERT_\w*|UNABLE_TO_\w*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|ERR_TLS_\w*|ERR_SSL_\w*|EPROTO)$/;

/** Names of errors with which n8n stops while it puts a credential into a request. */
const namesNeverMade = /^(BadInput|ExpressionError)$/;
const namesForbidden = /^(SsrfBlocked\w*|UnknownConnectionHost)Error$/;

/** Node.js names no code of its own for a connection that was cut during the handshake. */
const cutInHandshake = /before secure TLS connection was established/;

/** Reads n8n's error and the errors that it was made of. */
export function readFault(fault: unknown): NetworkFault {
	const chain = chainOf(fault);
	const code = chain.map(codeOf).find((found) => found !== undefined);
	return { stage: stageOf(chain, code ?? ''), code };
}

function stageOf(chain: Fault[], code: string): Stage {
	if (chain.some(({ name }) => namesForbidden.test(String(name)))) return 'forbidden';
	if (codesNeverMade.has(code)) return 'neverMade';
	if (code === '' && chain.some(({ name }) => namesNeverMade.test(String(name)))) {
		return 'neverMade';
	}
	const arrivedNever =
		codesNeverArrived.test(code) ||
		chain.some(({ syscall }) => syscall === 'connect' || syscall === 'getaddrinfo') ||
		chain.some(({ message }) => cutInHandshake.test(String(message)));
	return arrivedNever ? 'neverArrived' : 'left';
}

type Fault = Record<'name' | 'code' | 'httpCode' | 'message' | 'syscall' | 'cause', unknown>;

/** No chain of causes is longer than this; one that leads back to itself ends here, too. */
const longestChain = 6;

function chainOf(fault: unknown): Fault[] {
	const chain: Fault[] = [];
	let next = fault;
	while (typeof next === 'object' && next !== null && chain.length < longestChain) {
		chain.push(next as Fault);
		next = (next as Fault).cause;
	}
	return chain;
}

function codeOf({ code, httpCode }: Fault): string | undefined {
	return [httpCode, code].find(
		(found): found is string => typeof found === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(found),
	);
}
