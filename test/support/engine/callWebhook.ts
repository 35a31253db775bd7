import { EventEmitter } from 'node:events';
import { HookContext, WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeType,
	IRunExecutionData,
	IWebhookData,
	WorkflowActivateMode,
} from 'n8n-workflow';
import { createRunExecutionData } from 'n8n-workflow';

import { expectOutputToFitSchema } from './outputSchema';
import { placeNode, type NodeSetting } from './setting';

export interface WebhookCall extends NodeSetting {
	method?: 'GET' | 'POST';
	headers?: Record<string, string>;
	/** The bytes of the body. */
	body?: Buffer | string;
	query?: Record<string, string>;
	/** `manual` is a test run in the editor. */
	mode?: 'webhook' | 'manual';
	/** The item with which the node waits, when the call is to a waiting execution. */
	waiting?: IDataObject;
	/** Whether n8n could start the execution, and whether the caller waited for the answer, or for the node at least. */
	fate?: 'started' | 'notStarted' | 'hungUp' | 'hungUpBefore';
	/** When n8n has tried to start the execution; at once when left out. */
	until?: Promise<void>;
}

export interface WebhookAnswer {
	status: number;
	body: unknown;
	/** Items that an execution would start with; undefined when none is started. */
	items?: INodeExecutionData[];
	/** Headers of an answer that the node wrote itself, names in lower case. */
	headers: Record<string, string>;
}

/** Delivers one call to a trigger, as n8n hands it over: body parsed, raw bytes beside it. */
export async function callWebhook(type: INodeType, call: WebhookCall = {}): Promise<WebhookAnswer> {
	const { node, workflow, additionalData } = placeNode(type, call);
	const { method = 'POST', query = {} } = call;
	const headers = Object.fromEntries(
		Object.entries(call.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
	);
	const rawBody = Buffer.isBuffer(call.body) ? call.body : Buffer.from(call.body ?? '');

	const body = parseAsN8nDoes(method, headers['content-type'] ?? '', rawBody);
	if (body === malformed) {
		return withHeaders({ status: 422, body: { message: 'Failed to parse request body' } }, {});
	}

	const written: {
		status: number;
		body?: unknown;
		done: boolean;
		headers: Record<string, string>;
	} = { status: 200, done: false, headers: {} };
	const { fate = 'started' } = call;
	const response = Object.assign(new EventEmitter(), {
		closed: fate === 'hungUpBefore',
		headersSent: false,
		statusCode: 200,
		writableFinished: false,
		status(code: number) {
			written.status = code;
			return response;
		},
		setHeader: (name: string, value: string) => {
			written.headers[name.toLowerCase()] = value;
			return response;
		},
		set: () => response,
		type: () => response,
		json: (value: unknown) => end(value),
		send: (value: unknown) => end(value),
		end: (value?: unknown) => end(value),
	});
	const end = (value: unknown) => {
		written.body = value;
		written.done = true;
		response.headersSent = true;
		return response;
	};

	const description =
		type.description.webhooks?.find((candidate) =>
			String(candidate.httpMethod).toUpperCase().includes(method),
		) ?? type.description.webhooks?.[0];
	const context = new WebhookContext(
		workflow,
		node,
		{
			...additionalData,
			httpRequest: { method, body, rawBody, headers, query, params: {} } as never,
			httpResponse: response as never,
		},
		call.mode ?? 'webhook',
		{ webhookDescription: description } as unknown as IWebhookData,
		[],
		call.waiting === undefined ? null : waitingExecution(node, call.waiting),
	);

	const result = (await type.webhook?.call(context)) ?? {};
	const items = result.workflowData?.[0] ?? undefined;
	await call.until;
	response.statusCode = fate === 'notStarted' ? 500 : written.status;
	if (!response.closed) {
		response.writableFinished = fate !== 'hungUp';
		response.closed = true;
		response.emit('close');
	}
	expectOutputToFitSchema(
		type.constructor.name,
		node,
		(items ?? []).map(({ json }) => json),
	);
	if (result.noWebhookResponse === true) {
		if (!written.done) throw new Error('The trigger promised an answer of its own and gave none');
		return withHeaders({ status: written.status, body: written.body, items }, written.headers);
	}
	const fallback = items === undefined ? 'Webhook call received' : 'Workflow was started';
	const body200 = result.webhookResponse ?? { message: fallback };
	return withHeaders({ status: 200, body: body200, items }, written.headers);
}

/** Beside what tests compare as a whole: few ask for headers. */
function withHeaders(
	answer: Omit<WebhookAnswer, 'headers'>,
	headers: Record<string, string>,
): WebhookAnswer {
	return Object.defineProperty(answer, 'headers', { value: headers }) as WebhookAnswer;
}

/** What n8n has stored of an execution that waits in this node. */
function waitingExecution(node: INode, json: IDataObject): IRunExecutionData {
	return createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node, data: { main: [[{ json }]] }, source: null }],
		} as never,
	});
}

const malformed = Symbol('malformed');

function parseAsN8nDoes(method: string, contentType: string, raw: Buffer): unknown {
	if (method === 'GET' || raw.length === 0) return undefined;
	if (contentType.includes('json')) {
		try {
			return JSON.parse(raw.toString('utf8'));
		} catch {
			return malformed;
		}
	}
	if (contentType.includes('x-www-form-urlencoded')) {
		return Object.fromEntries(new URLSearchParams(raw.toString('utf8')));
	}
	return contentType.startsWith('text/') ? raw.toString('utf8') : undefined;
}

export interface HookCall extends NodeSetting {
	activation?: WorkflowActivateMode;
}

/** Calls one of the hooks with which n8n registers and removes a webhook. */
export async function callHook(
	type: INodeType,
	hook: 'checkExists' | 'create' | 'delete',
	call: HookCall = {},
): Promise<{ result: boolean; staticData: IDataObject }> {
	const { node, workflow, additionalData } = placeNode(type, call);
	const activation = call.activation ?? 'activate';
	const description = type.description.webhooks?.[0];
	const context = new HookContext(
		workflow,
		node,
		additionalData,
		activation === 'manual' ? 'manual' : 'trigger',
		activation,
		{
			webhookDescription: description,
			node: node.name,
			path: description?.path,
			isTest: activation === 'manual',
		} as never,
	);
	const method = type.webhookMethods?.default?.[hook];
	if (method === undefined) throw new Error(`The node has no hook ${hook}`);
	const result = await method.call(context);
	return { result, staticData: workflow.getStaticData('node', node) };
}
