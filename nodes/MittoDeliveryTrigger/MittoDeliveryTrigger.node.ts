import {
	NodeConnectionTypes,
	UserError,
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { mittoRegistrar } from '../channels/chatApps/callbacks/webhook';
import { deliverySources } from '../channels/deliverySources';
import { readDeliveryFilters } from '../callbacks/delivery/filters';
import { readDuplicateRules, withoutRepeats } from '../callbacks/duplicates';
import type { DeliveryEvent } from '../callbacks/events';
import { handleCallback, type TriggerSetting } from '../callbacks/handleCallback';
import { isRegistered, register, unregister, type RegistrarOf } from '../callbacks/registration';
import type { CallbackSource } from '../callbacks/source';
import { testCallbackKeys } from '../callbacks/testCallbackKeys';
import { getTrafficAccounts } from '../sending/account';
import { Form } from '../form/form';
import { properties } from './properties';

export class MittoDeliveryTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Mitto Delivery Report Trigger',
		name: 'mittoDeliveryTrigger',
		icon: { light: 'file:../icons/mitto.svg', dark: 'file:../icons/mitto.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["source"] === "sms" ? "SMS" : "Chat Apps" }}',
		description: 'Starts the workflow when Mitto reports what became of a message',
		defaults: { name: 'Mitto Delivery Report Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		// n8n looks at one entry for each type only. The list stands here, since n8n's lint rules read it
		// from this file.
		credentials: [
			{
				name: 'mittoCallbackKeysApi',
				required: true,
				testedBy: 'testCallbackKeys',
				displayOptions: { hide: { setUp: ['automatic'] } },
			},
			{
				name: 'mittoApi',
				required: true,
				displayOptions: { show: { setUp: ['automatic'] } },
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
		credentialTest: { testCallbackKeys },
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
		const { duplicateKey } = chosenSource(form);
		return [await withoutRepeats(this, duplicateKey, readDuplicateRules(form.group('options')))];
	}
}

function setting(form: Form): TriggerSetting<DeliveryEvent> {
	return { source: chosenSource(form), wanted: readDeliveryFilters(form.group('filters')) };
}

function chosenSource(form: Form): CallbackSource<DeliveryEvent> {
	const name = form.text('source');
	const found = deliverySources.find(({ source }) => source === name);
	if (found === undefined) throw new UserError(`There is no source "${name}"`);
	return found;
}

/** SMS callbacks are set up by Mitto's staff or for each message; only chat apps have an API for it. */
const registrarOf: RegistrarOf = (node, form) =>
	form.text('setUp') === 'automatic' ? mittoRegistrar(node, form) : undefined;
