import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { senders } from '../channels/senders';
import { readDeliveryFilters } from '../callbacks/delivery/filters';
import { readDuplicateRules, withoutRepeats } from '../callbacks/duplicates';
import type { DeliveryEvent } from '../callbacks/events';
import { handleCallback, type TriggerSetting } from '../callbacks/handleCallback';
import { isRegistered, register, unregister, type RegistrarOf } from '../callbacks/registration';
import { senderNamed, type Sender } from '../callbacks/sender';
import { testMittoApi } from '../callbacks/testMittoApi';
import { getTrafficAccounts } from '../sending/account';
import { Form } from '../form/form';
import { subtitleOf } from '../form/subtitle';
import { properties } from './properties';

export class MittoDeliveryTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Mitto Delivery Report Trigger',
		name: 'mittoDeliveryTrigger',
		icon: { light: 'file:../icons/mitto.svg', dark: 'file:../icons/mitto.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: subtitleOf(properties, 'source'),
		description: 'Starts the workflow when Mitto reports what became of a message',
		defaults: { name: 'Mitto Delivery Report Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		builderHint: {
			searchHint:
				'Starts when Mitto tells what became of a message: messageId, status (queued, sent, delivered, read, failed, expired, unknown) and final. SMS reports need the signed callback of Mitto Send (SMS API); chat apps need a webhook.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-mitto.mittoSend',
					relationHint: 'Sends the messages; match by messageId or reference',
				},
			],
		},
		// n8n's lint rules read credentials, webhooks and hooks from this file: hence what the triggers
		// could share stands in each.
		credentials: [
			{
				name: 'mittoApi',
				required: true,
				testedBy: 'testMittoApi',
				displayOptions: { show: { usesApi: ['mitto'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Without it n8n answers with its own words.
				responseData: '',
				path: 'delivery',
				ndvHideMethod: true,
			},
			{
				name: 'default',
				httpMethod: 'GET',
				responseMode: 'onReceived',
				responseData: '',
				path: 'delivery',
				ndvHideUrl: true,
			},
		],
		triggerPanel: {
			header: 'Wait for a delivery report',
			executionsHelp: {
				inactive:
					'<b>While you build</b>, start a test here and send a report to the test URL. It must carry a good token or secret, as the real ones do.<br><br><b>When you are done</b>, publish the workflow: reports to the production URL then start it. They show up under Executions, not here.',
				active:
					'<b>While you build</b>, start a test here and send a report to the test URL.<br><br><b>Your workflow is active</b>: reports to the production URL start it. They show up under Executions, not here.',
			},
			activationHint:
				'When the flow is ready, publish it, and give the production URL to whoever sends the reports.',
		},
		properties,
	};

	methods = {
		credentialTest: { testMittoApi },
		loadOptions: { getTrafficAccounts },
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered(this, registrarOf);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register(this, registrarOf);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unregister(this, registrarOf);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleCallback(this, setting);
	}

	/** The items of the callback pass here on the process that executes. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const form = Form.ofNode(this, 0);
		const { duplicateKey } = chosenSender(form);
		return [await withoutRepeats(this, duplicateKey, readDuplicateRules(form.group('options')))];
	}
}

const registrarOf: RegistrarOf = (node, form) => chosenSender(form).register?.(node, form);

function setting(form: Form): TriggerSetting<DeliveryEvent> {
	return { sender: chosenSender(form), wanted: readDeliveryFilters(form.group('filters')) };
}

function chosenSender(form: Form): Sender<DeliveryEvent> {
	return senderNamed(senders.delivery, form.text('source'), 'Trigger On');
}
