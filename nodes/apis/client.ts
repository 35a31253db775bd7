import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IWebhookFunctions,
} from 'n8n-workflow';

import { parseExact } from '../values/exactJson';
import { settled } from '../values/settled';
import { ApiFailure } from './failure';
import { networkFailure, refusalFailure, statusFailure } from './classify';
import { apis, type ApiName } from './index';
import type { Api } from './api';
import type { Reply } from './reply';
import { bareCredential, checkCredential } from './credential';
import { deadline } from './deadline';
import { redactorFor, withoutUser, type Redactor } from './redact';

/** Any place of n8n from which a vendor can be called. */
export type Caller = IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IWebhookFunctions;

/** A request as nodes describe it: no host, no key. */
export interface ApiRequest {
	service: ApiName;
	method: IHttpRequestMethods;
	/** Begins with a slash; `{version}` stands for the credential's chat apps version. */
	path: string;
	query?: IDataObject;
	/** Sent as JSON. */
	body?: unknown;
	/**
	 * Does no harm when it is done twice, so it may be repeated also when the vendor may have taken it.
	 * Without this only GET counts as such.
	 */
	repeatable?: boolean;
}

export interface FullReply extends Reply {
	/** The answer with all that is in it, for addresses that are compared or put back. Never shown. */
	secretBody: unknown;
}

export interface CallSettings {
	/** Milliseconds until the answer must be there as a whole; the default is 30 s. */
	timeout?: number;
	/** Whose credential expressions apply. */
	itemIndex?: number;
}

const defaultTimeout = 30_000;

/**
 * Sends one request and returns the answer that the vendor accepted it with.
 *
 * HTTP statuses are read here and not by n8n's helper, which would hide the vendor's words and the
 * headers, and would send a request again after a 401. Redirects are not followed, so that no key
 * leaves for another host.
 *
 * @throws {ApiFailure} for everything that is not an acceptance
 */
export async function call(
	caller: Caller,
	request: ApiRequest,
	{ timeout = defaultTimeout, itemIndex = 0 }: CallSettings = {},
): Promise<FullReply> {
	const service: Api = apis[request.service];
	const given = await settled(readCredential(caller, service, itemIndex));
	if (given.status === 'rejected') throw withoutCredential(service.name, given.reason as Error);
	const credential = given.value;
	checkCredential(service, credential);

	const time = deadline(caller, timeout);
	let response: IN8nHttpFullResponse;
	try {
		response = (await caller.helpers.httpRequestWithAuthentication.call(
			time.caller as IExecuteFunctions,
			service.credential,
			httpOptions(request, address(request, service, credential), timeout),
			{ credentialsDecrypted: { id: '', name: '', type: service.credential, data: credential } },
		)) as IN8nHttpFullResponse;
	} catch (fault) {
		throw networkFailure(service.name, fault, time.passed());
	}

	const reply = readReply(response, redactorFor(credential));
	if (reply.status >= 300)
		throw statusFailure(service.name, reply, Date.now(), service.secondsToWait?.(reply.body));
	const refusal = service.refusal?.(reply.body);
	if (refusal !== undefined) throw refusalFailure(service.name, refusal, reply.status);
	return reply;
}

/** The request with its full address, as the dry run shows it; keys and tokens are not part of it. */
export async function describe(
	caller: Caller,
	request: ApiRequest,
	itemIndex = 0,
): Promise<IDataObject> {
	const service: Api = apis[request.service];
	const credential = await readCredential(caller, service, itemIndex);
	return {
		method: request.method,
		url: withoutUser(address(request, service, credential)),
		...(request.query && { query: request.query }),
		...(request.body !== undefined && { body: request.body as IDataObject }),
	};
}

/** Nothing has left, so nobody must be in doubt. */
function withoutCredential(service: string, { message }: Error): ApiFailure {
	return new ApiFailure({
		kind: 'misconfigured',
		message: `n8n could not give the credential for ${service} (${message})`,
		advice:
			'Choose a credential that exists, that this workflow may use, and that this n8n can read',
	});
}

async function readCredential(
	caller: Caller,
	service: Api,
	itemIndex: number,
): Promise<ICredentialDataDecryptedObject> {
	return bareCredential(
		await (caller as IExecuteFunctions).getCredentials<ICredentialDataDecryptedObject>(
			service.credential,
			itemIndex,
		),
	);
}

function address(
	{ path }: ApiRequest,
	service: Api,
	credential: ICredentialDataDecryptedObject,
): string {
	return (
		service.baseUrl(credential) +
		path.replace('{version}', String(credential.apiVersion ?? '1.1').replace(/^v/i, ''))
	);
}

function httpOptions(
	{ service, method, path, query, body }: ApiRequest,
	url: string,
	timeout: number,
): IHttpRequestOptions {
	return {
		method,
		url: service === 'telegramBot' ? path : url,
		qs: query,
		headers: {
			Accept: 'application/json',
			...(body !== undefined && { 'Content-Type': 'application/json' }),
		},
		// As text, because n8n leaves an empty JSON object out.
		...(body !== undefined && { body: JSON.stringify(body) }),
		encoding: 'text',
		timeout,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
}

function readReply(
	{ statusCode, headers, body }: IN8nHttpFullResponse,
	redact: Redactor,
): FullReply {
	const text = typeof body === 'string' ? body : JSON.stringify(body ?? '');
	const secretBody = parse(text);
	return {
		status: statusCode,
		headers: headers as Record<string, string>,
		text: redact.text(text),
		body: redact.value(secretBody),
		secretBody,
	};
}

function parse(text: string): unknown {
	try {
		return parseExact(text);
	} catch {
		return text;
	}
}
