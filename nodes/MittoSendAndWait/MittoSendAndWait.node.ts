import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { testMittoApi } from '../callbacks/testMittoApi';
import { getTemplateFields, searchWhatsAppTemplates } from '../channels/whatsApp/templates';
import { subtitleOf } from '../form/subtitle';
import { searchTrafficAccounts } from '../sending/account';
import { properties } from './properties';
import { resume } from './resume';
import { sendAndPutToWait } from './send';

export class MittoSendAndWait implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Mitto Send and Wait',
		name: 'mittoSendAndWait',
		icon: { light: 'file:../icons/mitto.svg', dark: 'file:../icons/mitto.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(properties, 'operation', 'channel'),
		description:
			'Send a message through Mitto and wait for its delivery report or for the answer of the person',
		defaults: { name: 'Mitto Send and Wait' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		// One output for all endings, told apart by the field `result`: see result.ts.
		outputs: [NodeConnectionTypes.Main],
		waitingNodeTooltip:
			'={{ $parameter["operation"] === "sendAndWait" ? "The flow goes on after the answer of the person" : "The flow goes on when it is known what became of the message" }}',
		builderHint: {
			searchHint:
				'Waits within one flow: for an answer (operation sendAndWait) or a delivery report (operation sendAndWaitForReport). Takes one item: put it into Loop Over Items or a sub-workflow for several. Branch on the field "result" afterwards.',
		},
		// The list stands here, since n8n's lint rules read it from this file.
		credentials: [
			{
				name: 'mittoApi',
				required: true,
				testedBy: 'testMittoApi',
				displayOptions: { show: { usesApi: ['mitto'] } },
			},
			{
				name: 'mittoViberBotApi',
				required: true,
				displayOptions: { show: { usesApi: ['viberBot'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'GET',
				responseMode: 'onReceived',
				responseData: '',
				path: '={{ $nodeId }}',
				isFullPath: true,
				restartWebhook: true,
			},
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: '={{ $nodeId }}',
				isFullPath: true,
				restartWebhook: true,
			},
			// Another address for reports: to the one above nobody may add parameters of his own.
			{
				name: 'default',
				httpMethod: 'GET',
				responseMode: 'onReceived',
				responseData: '',
				path: 'report',
				isFullPath: true,
				restartWebhook: true,
			},
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'report',
				isFullPath: true,
				restartWebhook: true,
			},
		],
		properties,
	};

	methods = {
		credentialTest: { testMittoApi },
		listSearch: { searchTrafficAccounts, searchWhatsAppTemplates },
		resourceMapping: { getTemplateFields },
	};

	/** Nothing is registered with anybody: n8n opens the addresses of a wait by itself. */
	webhookMethods = {
		default: {
			async checkExists(): Promise<boolean> {
				return true;
			},
			async create(): Promise<boolean> {
				return true;
			},
			async delete(): Promise<boolean> {
				return true;
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const count = this.getInputData().length;
		if (count > 1) {
			throw new NodeOperationError(
				this.getNode(),
				`${count} items came in, but an execution can wait for one message only`,
				{
					description:
						'Put Loop Over Items with a batch size of 1 before this node, or call a sub-workflow for each item. Nothing was sent',
				},
			);
		}
		return [await sendAndPutToWait(this)];
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await resume(this);
	}
}
