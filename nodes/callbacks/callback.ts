import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../values/records';
import { parseExact } from '../values/exactJson';

/** A request of a vendor as it arrived, before anything in it is believed. */
export interface Callback {
	method: string;
	/** Names in lower case. */
	headers: Readonly<Record<string, string | undefined>>;
	query: Readonly<Record<string, string | undefined>>;
	/** The bytes as they came; empty for a GET. Signatures are computed over these and nothing else. */
	body: Buffer;
	/** Milliseconds since 1970. */
	receivedAt: number;
}

/**
 * Why a callback is not taken. The reason is for the owner of the flow (log, error output); the
 * sender of the callback only gets the status and a word.
 *
 * - 400 the body is not what this vendor sends
 * - 401 the proof is missing, wrong, expired or there is no key to check it with
 * - 415 the content type is not the one that the vendor promises
 */
export class NotGenuine extends Error {
	readonly status: 400 | 401 | 415;

	constructor(status: 400 | 401 | 415, reason: string) {
		super(reason);
		this.name = 'NotGenuine';
		this.status = status;
	}
}

/**
 * The body as JSON. Integers that a JavaScript number would round (Viber's tokens have 64 bits)
 * become texts.
 *
 * @throws {NotGenuine} 400 when it is no JSON object
 */
export function jsonBody({ body }: Callback): IDataObject {
	const value = parsed(body.toString('utf8'));
	if (isRecord(value)) return value as IDataObject;
	throw new NotGenuine(400, 'The body is not a JSON object');
}

/** Like `jsonBody`, for vendors that may send a list of events in one call. */
export function jsonBodies({ body }: Callback): IDataObject[] {
	const value = parsed(body.toString('utf8'));
	const list = Array.isArray(value) ? value : [value];
	if (list.length > 0 && list.every(isRecord)) return list as IDataObject[];
	throw new NotGenuine(400, 'The body is neither a JSON object nor a list of objects');
}

/**
 * Everything that the query and the body say, for vendors whose templates are configurable: JSON, a
 * form, or both; the body wins.
 */
export function mergedFields(callback: Callback): IDataObject {
	const text = callback.body.toString('utf8').trim();
	if (text === '') return { ...callback.query };
	if (isForm(callback.headers['content-type'])) {
		return { ...callback.query, ...Object.fromEntries(new URLSearchParams(text)) };
	}
	return { ...callback.query, ...jsonBody(callback) };
}

/** Whether the content type, in whatever letter case, is that of a form. */
export function isForm(contentType = ''): boolean {
	return contentType.toLowerCase().includes('x-www-form-urlencoded');
}

/** Undefined when the text is no JSON: no JSON text means undefined. */
function parsed(text: string): unknown {
	try {
		return parseExact(text);
	} catch {
		return undefined;
	}
}
