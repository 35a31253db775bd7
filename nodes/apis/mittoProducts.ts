import type { ICredentialDataDecryptedObject, ICredentialTestFunctions } from 'n8n-workflow';

import type { Api } from './api';
import { chatApps } from './chatApps';
import { bareCredential, bareUrl, checkCredential } from './credential';
import { ApiFailure } from './failure';
import { mittoHeaders } from './mittoHeaders';
import { smsApi } from './smsApi';
import { settled } from '../values/settled';

/** What one of Mitto's products says to an API key. */
export interface ProductAnswer {
	/** The product's name, as it begins a sentence. */
	product: string;
	taken: boolean;
	/** What follows the name. */
	said: string;
}

interface Question {
	product: string;
	api: Api;
	path: string;
	body?: object;
}

/**
 * Requests that change nothing and cost nothing. Chat apps have a list to read. The SMS API documents
 * nothing to read, but a test send, with which nothing leaves; its number is one that Ofcom reserves for
 * films.
 */
const questions: Question[] = [
	{ product: 'The chat apps API', api: chatApps, path: '/api/v1/trafficAccounts' },
	{
		product: 'The SMS API',
		api: smsApi,
		path: '/sms',
		body: { from: 'Test', to: '447700900000', text: 'Test', test: true },
	},
];

/** Milliseconds, within which n8n's editor still waits for the test. */
const timeout = 15_000;

/** Asks each product whether it takes the API key of the credential. Never fails. */
export async function askProducts(
	node: ICredentialTestFunctions,
	credential: ICredentialDataDecryptedObject,
): Promise<ProductAnswer[]> {
	return await Promise.all(
		questions.map(async (question) => {
			const answer = await settled(ask(node, credential, question));
			const { product } = question;
			if (answer.status === 'rejected') return { product, taken: false, said: notReached(answer) };
			return { product, ...verdict(answer.value) };
		}),
	);
}

async function ask(
	{ helpers }: ICredentialTestFunctions,
	given: ICredentialDataDecryptedObject,
	{ api, path, body }: Question,
): Promise<number> {
	const credential = bareCredential(given);
	checkCredential(api, credential);
	// The only helper that n8n gives to the test of a credential.
	const { statusCode } = (await helpers.request({
		method: body === undefined ? 'GET' : 'POST',
		uri: bareUrl(api.baseUrl(credential)) + path,
		headers: { Accept: 'application/json', ...mittoHeaders(credential) },
		...(body !== undefined && { body }),
		json: true,
		timeout,
		simple: false,
		resolveWithFullResponse: true,
		followRedirect: false,
	})) as { statusCode: number };
	return statusCode;
}

/** An answer about the message is an answer to somebody who was let in. */
function verdict(status: number): Pick<ProductAnswer, 'taken' | 'said'> {
	if (status < 300) return { taken: true, said: 'took the key' };
	const said = [401, 403].includes(status)
		? `refused the key (HTTP ${status})`
		: `did not answer as expected (HTTP ${status})`;
	return { taken: false, said };
}

function notReached({ reason }: PromiseRejectedResult): string {
	if (reason instanceof ApiFailure) return `was not asked: ${reason.message}`;
	const { code, cause } = reason as { code?: string; cause?: { code?: string } };
	return `could not be reached (${code ?? cause?.code ?? 'no code'})`;
}
