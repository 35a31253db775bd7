import type { FunctionsBase, ICredentialDataDecryptedObject } from 'n8n-workflow';

import { BadInput } from '../form/badInput';
import { isRecord } from '../values/records';
import type { Api } from './api';
import { ApiFailure } from './failure';

/** A text of a credential without the blanks and line breaks that pasting adds. */
export function bareText(value: unknown): string {
	return String(value ?? '').trim();
}

/** The address of an API as requests begin with it: bare, and without slashes at its end. */
export function bareUrl(value: unknown): string {
	const text = bareText(value);
	let end = text.length;
	while (text[end - 1] === '/') end--;
	return text.slice(0, end);
}

/** A credential with all its texts bare. Whoever reads a credential reads it through this. */
export function bareCredential<T extends object = ICredentialDataDecryptedObject>(
	credential: T,
): T {
	const entries = Object.entries(credential).map(([name, value]: [string, unknown]) => [
		name,
		typeof value === 'string' ? bareText(value) : value,
	]);
	return Object.fromEntries(entries) as T;
}

/** Reads a node's credentials bare, for one of its items. */
export function bareReader(node: FunctionsBase, itemIndex?: number) {
	return {
		getCredentials: async <T extends object = ICredentialDataDecryptedObject>(
			type: string,
		): Promise<T> => bareCredential(await node.getCredentials<T>(type, itemIndex)),
	};
}

/** RFC 9110, section 5.6.2: what the name of a header consists of. */
const headerName = /^[!#$%&'*+\-.^_`|~\w]+$/;

/** What Node.js lets out as the value of a header, and what no proxy changes. */
const headerValue = /^[\t\x20-\x7e]*$/;

const headersField = 'Additional Headers';

/**
 * The field Additional Headers of a credential.
 *
 * @throws {BadInput} naming the field, and the header, but not its value
 */
export function readAdditionalHeaders(value: unknown): Record<string, string> {
	if (value === undefined || value === null || value === '') return {};
	const headers = typeof value === 'string' ? parsed(value) : value;
	if (!isRecord(headers)) {
		throw BadInput.of(
			headersField,
			'is not a JSON object',
			'Write names and values, such as {"X-Team": "sales"}',
		);
	}
	return Object.fromEntries(
		Object.entries(headers).map(([name, content]) => [name, checkedValue(name, content)]),
	);
}

function checkedValue(name: string, content: unknown): string {
	if (!headerName.test(name)) {
		throw BadInput.of(
			headersField,
			`has the name ${JSON.stringify(name)}, which no header can have`,
			'Use letters, digits and dashes',
		);
	}
	const isPlain = ['string', 'number', 'boolean'].includes(typeof content);
	if (isPlain && headerValue.test(String(content))) return String(content).trim();
	throw BadInput.of(
		headersField,
		`has a value for ${name} that no header can have`,
		'Use a text without line breaks and without letters beyond ASCII',
	);
}

/**
 * Looks at what a request is made of, so that a mistake in it is told with the name of the field, and
 * not as a fault on the way to the vendor.
 *
 * @param credential bare
 * @throws {ApiFailure} `misconfigured`
 */
export function checkCredential(api: Api, credential: ICredentialDataDecryptedObject): void {
	const problem =
		problemOfUrl(api, credential) ?? problemOfKey(api, credential) ?? problemOfRest(credential);
	if (problem === undefined) return;
	const [{ field, message, fix }] = problem.problems as [BadInput['problems'][number]];
	throw new ApiFailure({
		kind: 'misconfigured',
		message: `${field} in the credential ${message}`,
		advice: fix,
		problems: problem.problems,
	});
}

function problemOfUrl(api: Api, credential: ICredentialDataDecryptedObject): BadInput | undefined {
	const url = api.baseUrl(credential);
	const fix = 'Write a complete address such as https://api.example.com';
	const field = api.baseUrlField;
	if (url === '') return BadInput.of(field, 'is empty', fix);
	if (/\s/.test(url)) return BadInput.of(field, 'has a blank inside', fix);
	if (!/^https?:\/\//i.test(url)) {
		return BadInput.of(field, 'does not begin with https:// or http://', fix);
	}
	if (!URL.canParse(url)) return BadInput.of(field, 'is not an address', fix);
	if (/[?#]/.test(url)) return BadInput.of(field, 'has a ? or a # in it', fix);
	return undefined;
}

function problemOfKey(
	{ key: { field, name, isKey } }: Api,
	credential: ICredentialDataDecryptedObject,
): BadInput | undefined {
	const key = bareText(credential[field]);
	// A credential may hold keys for callbacks alone, and an expression may find nothing.
	if (key === '') return BadInput.of(name, 'is empty', `Fill in ${name}`);
	return isKey.test(key)
		? undefined
		: BadInput.of(name, 'has characters that such a key never has', 'Copy it once more');
}

function problemOfRest({
	additionalHeaders,
	apiVersion,
}: ICredentialDataDecryptedObject): BadInput | undefined {
	if (apiVersion !== undefined && !/^v?\d+(\.\d+)*$/i.test(bareText(apiVersion))) {
		return BadInput.of('Chat Apps API Version', 'is not a version', 'Write 1.1');
	}
	try {
		readAdditionalHeaders(additionalHeaders);
		return undefined;
	} catch (fault) {
		return fault as BadInput;
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
