import type { INodeProperties } from 'n8n-workflow';

import { plainTexts } from '../../../callbacks/readCallback';
import { isForm, type Callback } from '../../../callbacks/callback';
import { BadInput } from '../../../form/badInput';
import type { ItemContext } from '../operation';

/** Where the parts of the callback stand: as n8n's Webhook node puts them, unless told otherwise. */
export const partFields: INodeProperties[] = [
	{
		displayName: 'Raw Body Field',
		name: 'rawBodyField',
		type: 'string',
		default: 'data',
		description:
			'The binary field with the body as it came. The Webhook node gives it when "Raw Body" is on under its Options. It is needed where the body is signed (Viber, Google).',
	},
	{
		displayName: 'Headers',
		name: 'headers',
		type: 'json',
		default: '={{ $json.headers }}',
		description: 'Headers of the callback',
	},
	{
		displayName: 'Query',
		name: 'query',
		type: 'json',
		default: '={{ $json.query }}',
		description: 'Query of the callback',
	},
	{
		displayName: 'Body',
		name: 'body',
		type: 'json',
		default: '={{ $json.body }}',
		description: 'Body of the callback, for when there is no raw body',
	},
];

/**
 * The callback that a Webhook node took.
 *
 * @param needsBytes the proof is a signature over the body, which cannot be put together again
 * @throws {BadInput} when the bytes are needed and not there
 */
export async function readParts(
	{ node, form, itemIndex, now }: ItemContext,
	needsBytes: boolean,
): Promise<Callback> {
	const given = plainTexts(form.object('headers', 'Headers'));
	const headers = Object.fromEntries(
		Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]),
	);
	const field = form.trimmed('rawBodyField') ?? '';
	const hasBytes = node.getInputData()[itemIndex]?.binary?.[field] !== undefined;
	if (!hasBytes && needsBytes) throw noBytes(field);

	const body = hasBytes
		? await node.helpers.getBinaryDataBuffer(itemIndex, field)
		: Buffer.from(bodyText(form, headers['content-type']));
	return {
		method: body.length > 0 ? 'POST' : 'GET',
		headers,
		query: plainTexts(form.object('query', 'Query')),
		body,
		receivedAt: now(),
	};
}

/** The body put together from what n8n made of it; of a form it made an object, of no body an empty one. */
function bodyText(form: ItemContext['form'], contentType: string | undefined): string {
	const text = form.text('body') ?? '';
	if (text === '{}') return '';
	if (!isForm(contentType)) return text;
	return new URLSearchParams(form.object('body', 'Body') as Record<string, string>).toString();
}

function noBytes(field: string): BadInput {
	return BadInput.of(
		'Raw Body Field',
		`is "${field}", but the item has no such binary field, and the signature counts for the exact bytes`,
		'Turn on "Raw Body" under Options of the Webhook node',
	);
}
