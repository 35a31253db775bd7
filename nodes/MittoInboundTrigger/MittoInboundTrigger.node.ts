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

import { readDuplicateRules, withoutRepeats } from '../callbacks/duplicates';
import { handleCallback } from '../callbacks/handleCallback';
import { readIntents } from '../callbacks/intent/field';
import { isRegistered, register, unregister, type RegistrarOf } from '../callbacks/registration';
import { testMittoApi } from '../callbacks/testMittoApi';
import { testGbmTokens } from '../channels/gbm/callbacks/testTokens';
import { getTrafficAccounts } from '../sending/account';
import { Form } from '../form/form';
import { subtitleOf } from '../form/subtitle';
import type { InboundEvent } from '../callbacks/events';
import { senderNamed, type Sender } from '../callbacks/sender';
import { senders } from '../channels/senders';
import { readFilters } from './filters';
import { readLargestMedia, withMedia } from './media';
import { properties } from './properties';

const registrarOf: RegistrarOf = (node, form) => {
	// A filter or a word that cannot be used is told now, and not to the vendor with the first event.
	readFilters(form);
	readIntents(form);
	return chosenSender(form).register?.(node, form);
};

export class MittoInboundTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Mitto Inbound Trigger',
		name: 'mittoInboundTrigger',
		icon: { light: 'file:../icons/mitto.svg', dark: 'file:../icons/mitto.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: subtitleOf(properties, 'channel'),
		description:
			'Starts the workflow when a person writes by SMS, Viber, Telegram or WhatsApp, or a channel has news of one',
		eventTriggerDescription: '',
		activationMessage: 'Messages of the chosen channel now start this workflow.',
		defaults: { name: 'Mitto Inbound Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		builderHint: {
			searchHint:
				'Starts when a person writes or taps a button; channel is sms, viber, telegram, chatApps (WhatsApp and Viber Business) or gbm. All channels give one shape: from.id or from.phone, text, postback, media, and intent, which is stop, start or help when the message is such a word. Filter opt-outs with filters.intents.',
			relatedNodes: [
				{ nodeType: 'n8n-nodes-mitto.mittoSend', relationHint: 'Answers on the same channel' },
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
			{
				name: 'mittoViberBotApi',
				required: true,
				displayOptions: { show: { usesApi: ['viberBot'] } },
			},
			{
				name: 'mittoTelegramBotApi',
				required: true,
				displayOptions: { show: { usesApi: ['telegramBot'] } },
			},
			{
				name: 'mittoGbmApi',
				required: true,
				testedBy: 'testGbmTokens',
				displayOptions: { show: { usesApi: ['gbm'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'inbound',
			},
			{
				// Some templates for SMS make a GET. It has a name of its own, since n8n calls the hooks of a
				// name once for each of its methods.
				name: 'setup',
				httpMethod: 'GET',
				responseMode: 'onReceived',
				responseData: '',
				path: 'inbound',
				ndvHideUrl: true,
			},
		],
		triggerPanel: {
			header: 'Receive a message',
			executionsHelp: {
				inactive:
					'<b>While you build the workflow</b>, start a test and send a message. Viber, Telegram and Mitto are told the test address for as long as the trigger listens.<br /><br /><b>When it is ready</b>, activate the workflow: messages then start it at the production address, and runs are listed under <a data-key="executions">executions</a>.',
				active:
					'<b>The workflow is active</b>: messages start it at the production address, and runs are listed under <a data-key="executions">executions</a>.<br /><br /><b>While you change it</b>, a test run leaves the production address alone unless "Divert Events to Test Runs" is on.',
			},
			activationHint: 'Activate the workflow to receive messages without pressing the button.',
		},
		properties,
	};

	methods = {
		credentialTest: { testMittoApi, testGbmTokens },
		loadOptions: { getTrafficAccounts },
	};

	webhookMethods = {
		// Vendors that can be told where to call do it by POST: nothing is registered for GET.
		setup: {
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
		return await handleCallback(this, (form) => ({
			sender: chosenSender(form),
			wanted: readFilters(form),
		}));
	}

	/** What n8n runs after `webhook()`, on the process that executes. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const form = Form.ofNode(this, 0);
		const sender = chosenSender(form);
		const options = form.group('options');
		const items = await withoutRepeats(this, sender.duplicateKey, readDuplicateRules(options));
		const maxBytes = readLargestMedia(options);
		if (maxBytes === undefined) return [items];
		return [
			await Promise.all(items.map(async (item) => await withMedia(this, item, maxBytes, sender))),
		];
	}
}

function chosenSender(form: Form): Sender<InboundEvent> {
	return senderNamed(senders.inbound, form.text('channel'), 'Trigger On');
}
