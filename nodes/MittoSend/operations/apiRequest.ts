import type { IDataObject, IHttpRequestMethods, INodeProperties } from 'n8n-workflow';

import { jsonTwin, readTwin } from '../../form/jsonTwin';
import type { Form } from '../../form/form';
import { isRecord } from '../../values/records';
import { Rules } from '../../form/rules';
import { describe, type ApiRequest } from '../../apis/client';
import { readGuards } from '../../recipients/guard';
import { guardOptions } from '../../recipients/guardOptions';
import { guardRequest, recipientsOf } from '../../recipients/guardRequest';
import type { Operation, Resource } from './operation';
import { dryRunOption, optionsField, retryWhenUnknownOption } from '../../sending/options';
import { rawOutput } from './send';

const methods = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'] as const;
const withBody = ['PATCH', 'POST', 'PUT'];

const query = {
	name: 'query',
	displayName: 'Query Parameters',
	json: { DateFrom: '2026-01-01' },
	fields: {
		displayName: 'Query Parameters',
		name: 'query',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Parameter' },
		default: {},
		placeholder: 'Add Parameter',
		description: 'What stands behind the question mark of the address',
		options: [
			{
				displayName: 'Parameter',
				name: 'parameter',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. DateFrom',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. 2026-01-01',
					},
				],
			},
		],
	} satisfies INodeProperties,
};

const request: Operation = {
	operation: 'request',
	name: 'Request',
	action: 'Make request to Mitto API',
	description: 'Call any path of the chat apps API or of the SMS API and get the raw answer',
	api: 'mitto',
	fields: [
		{
			displayName: 'API',
			name: 'api',
			type: 'options',
			options: [
				{ name: 'Chat Apps API', value: 'chatApps' },
				{ name: 'SMS API', value: 'smsApi' },
			],
			default: 'chatApps',
			description: 'Which base URL of the credential the path belongs to',
		},
		{
			displayName: 'Method',
			name: 'method',
			type: 'options',
			options: methods.map((method) => ({ name: method, value: method })),
			default: 'GET',
			description: 'What to do with what the path names',
		},
		{
			displayName: 'Path',
			name: 'path',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. /api/v1/trafficAccounts',
			description:
				'What follows the base URL. The word {version} stands for the chat apps API version of the credential.',
		},
		...jsonTwin(query),
		{
			displayName: 'Body',
			name: 'body',
			type: 'json',
			displayOptions: { show: { method: withBody } },
			default: '{}',
			placeholder: 'e.g. { "messageId": "…" }',
			description: 'JSON to send along',
		},
		optionsField('call', dryRunOption, retryWhenUnknownOption, ...guardOptions),
	],
	countRecipients: ({ form }) => recipientsOf(prepareRequest(form)).length,
	run: async (item) => {
		const prepared = prepareRequest(item.form);
		guardRequest(readGuards(item.options), prepared, { kind: undefined });
		if (item.options.flag('dryRun')) {
			const shown = await describe(item.node, prepared, item.itemIndex);
			return { dryRun: true, request: shown };
		}
		return rawOutput((await item.call(prepared)).body);
	},
};

/** For what no other operation covers. */
export const api: Resource = {
	resource: 'api',
	name: 'API Request',
	description: 'Any call to the APIs of Mitto',
	operations: [request],
};

function prepareRequest(form: Form): ApiRequest {
	const method = (form.text('method') ?? 'GET') as IHttpRequestMethods;
	const path = form.trimmed('path');
	const parameters = readTwin(form, query, () => readParameters(form));
	const body = withBody.includes(method) ? form.json('body', 'Body') : undefined;

	// Always checked: anything else than a path could lead the API key to another host.
	const rules = new Rules();
	rules.text(path, 'Path', {
		required: true,
		pattern: /^\/[^/\\\s][^\\\s]*$/,
		shape:
			'begin with one slash, have no blanks and leave out the host, which the credential gives',
	});
	rules.oneOf(method, 'Method', methods);
	rules.require(
		parameters === undefined || isRecord(parameters),
		'Query Parameters (JSON)',
		'is not a JSON object',
		'Write it as { "name": "value" }',
	);
	rules.settle({ skippable: false });

	return {
		service: form.text('api') === 'smsApi' ? 'smsApi' : 'chatApps',
		method,
		path: path as string,
		...(parameters && Object.keys(parameters).length > 0 && { query: parameters }),
		...(body !== undefined && { body }),
	};
}

function readParameters(form: Form): IDataObject {
	return Object.fromEntries(
		form
			.rows('query', 'parameter')
			.map((row) => [row.trimmed('name') ?? '', row.text('value') ?? ''])
			.filter(([name]) => name !== ''),
	);
}
