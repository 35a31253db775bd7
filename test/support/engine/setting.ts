import { ExecutionLifecycleHooks } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeParameters,
	INodeType,
	IWorkflowExecuteAdditionalData,
	OnError,
} from 'n8n-workflow';
import { NodeHelpers, Workflow } from 'n8n-workflow';

import { TestCredentials, type Credentials } from './credentialsHelper';

/** One node with what a user would have filled in. */
export interface NodeSetting {
	parameters?: INodeParameters;
	credentials?: Credentials;
	typeVersion?: number;
	onError?: OnError;
	retryOnFail?: boolean;
	maxTries?: number;
	/** Kept between calls when the same object is passed again. */
	staticData?: IDataObject;
	/** Where n8n believes to be reached. */
	webhookBaseUrl?: string;
	/** The same for calls to waiting executions. */
	waitingBaseUrl?: string;
}

export interface Scene {
	node: INode;
	workflow: Workflow;
	additionalData: IWorkflowExecuteAdditionalData;
}

export const webhookBaseUrl = 'https://n8n.example.com/webhook';

/** Places the node into a workflow of its own, with n8n's defaults for all that was not given. */
export function placeNode(type: INodeType, setting: NodeSetting = {}): Scene {
	const { parameters = {}, credentials = {}, typeVersion = 1, staticData = {} } = setting;
	const node: INode = {
		id: 'node-1',
		name: type.description.displayName,
		type: `n8n-nodes-mitto.${type.description.name}`,
		typeVersion,
		position: [0, 0],
		webhookId: 'webhook-1',
		parameters: {},
		credentials: Object.fromEntries(
			Object.keys(credentials).map((name) => [name, { id: name, name }]),
		),
		onError: setting.onError,
		retryOnFail: setting.retryOnFail,
		maxTries: setting.maxTries,
		waitBetweenTries: 0,
	};
	node.parameters =
		NodeHelpers.getNodeParameters(
			type.description.properties,
			parameters,
			true,
			false,
			node,
			type.description,
		) ?? {};

	const workflow = new Workflow({
		id: 'workflow-1',
		name: 'Test',
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: {
			getByName: () => type,
			getByNameAndVersion: () => type,
			getKnownTypes: () => ({}),
		},
		staticData,
		settings: { executionOrder: 'v1' },
	});

	const additionalData = {
		credentialsHelper: new TestCredentials(credentials),
		hooks: new ExecutionLifecycleHooks('manual', '1', { id: 'workflow-1' } as never),
		executionId: '1',
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: 'https://n8n.example.com/rest',
		instanceBaseUrl: 'https://n8n.example.com',
		webhookBaseUrl: setting.webhookBaseUrl ?? webhookBaseUrl,
		webhookTestBaseUrl: 'https://n8n.example.com/webhook-test',
		webhookWaitingBaseUrl: setting.waitingBaseUrl ?? 'https://n8n.example.com/webhook-waiting',
		formBaseUrl: 'https://n8n.example.com/form',
		formWaitingBaseUrl: 'https://n8n.example.com/form-waiting',
		formTestBaseUrl: 'https://n8n.example.com/form-test',
		setExecutionStatus() {},
	} as unknown as IWorkflowExecuteAdditionalData;

	return { node, workflow, additionalData };
}
