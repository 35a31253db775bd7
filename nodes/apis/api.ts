import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Reply } from './reply';

/** A key that travels in a header. */
export const headerKey = /^[\x21-\x7e]+$/;

/** What a vendor says when it refuses a request that its web server answered with success. */
export interface Refusal {
	text: string;
	/** The vendor asks to try again later. */
	later?: boolean;
	/** The credential was not accepted. */
	unauthorised?: boolean;
	/** What the user can do about it, when the vendor's words do not tell. */
	advice?: string;
}

/**
 * An API of a vendor: where it is, whose key it takes, how it says no and how it asks to wait. It is
 * listed in `apis/index.ts`; requests name it as their `service`, and `client.ts` does the rest:
 * timeouts, redaction, and what a fault means for the message (`classify.ts`).
 *
 * @example
 * export const someApi: Api = {
 * 	name: 'Some Vendor',
 * 	credential: 'mittoApi',
 * 	key: { field: 'apiKey', name: 'API Key', isKey: headerKey },
 * 	baseUrlField: 'Some Base URL',
 * 	baseUrl: ({ someBaseUrl }) => bareUrl(someBaseUrl),
 * 	// Refuses with HTTP 200 and { "error": { "text": … } }.
 * 	refusal: (body) => {
 * 		const { text } = recordOf(recordOf(body).error);
 * 		return text === undefined ? undefined : { text: String(text) };
 * 	},
 * 	secondsToWait: (body) => recordOf(body).retryIn,
 * };
 */
export interface Api {
	/** As it stands in messages. */
	name: string;
	credential: 'mittoApi' | 'mittoViberBotApi' | 'mittoTelegramBotApi';
	/** The field of the credential that holds the key, its display name, and what keys look like. */
	key: { field: string; name: string; isKey: RegExp };
	/** Display name of the field of the credential that holds the address. */
	baseUrlField: string;
	/** URL before the request's path, without the slash at its end; empty when none is filled in. */
	baseUrl(credential: ICredentialDataDecryptedObject): string;
	/** Reads a refusal out of an answer with an HTTP status below 300. */
	refusal?(body: Reply['body']): Refusal | undefined;
	/** What the body of an answer says about waiting, where the header `Retry-After` is missing; in seconds. */
	secondsToWait?(body: Reply['body']): unknown;
}
