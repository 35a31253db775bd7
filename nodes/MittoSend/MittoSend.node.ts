import {
	NodeConnectionTypes,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { testMittoApi } from '../callbacks/testMittoApi';
import { testGbmTokens } from '../channels/gbm/callbacks/testTokens';
import { searchTrafficAccounts } from '../sending/account';
import { getTemplateFields, searchWhatsAppTemplates } from '../channels/whatsApp/templates';
import type { Form } from '../form/form';
import { formsOfItems } from '../form/formsOfItems';
import { subtitleOf } from '../form/subtitle';
import { call } from '../apis/client';
import { systemClock } from '../values/clock';
import { pacer, spaced, type Pacer } from '../apis/pace';
import { withRetries } from '../apis/retry';
import { resources } from './operations';
import type { ItemContext, Operation } from './operations/operation';
import { readPace, readRetryPolicy, readTimeout } from '../sending/options';
import { propertiesOf } from './properties';
import { Remembered } from './remembered';
import { objectionToSize } from './runSize';
import { toErrorItem, toNodeError } from '../sending/report';
import { settled } from '../values/settled';

/** What came of one item: rows, or a fault. */
type ItemOutcome = { rows: IDataObject[] } | { fault: unknown };

const properties = propertiesOf(resources);

export class MittoSend implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Mitto Send',
		name: 'mittoSend',
		icon: { light: 'file:../icons/mitto.svg', dark: 'file:../icons/mitto.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(properties, 'operation', 'resource'),
		description:
			'Send one message to one recipient by SMS, Viber, Telegram, WhatsApp and more through Mitto, or look up what became of it',
		defaults: { name: 'Mitto Send' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		builderHint: {
			searchHint:
				'Sends one message for each item: set resource (the channel: sms, viber, viberBot, telegram, whatsApp) and operation (sendText and others). WhatsApp needs sendTemplate to begin a conversation. "accepted" is not "delivered": use Mitto Delivery Report Trigger or Mitto Send and Wait for that. When an AI agent holds it as a tool, set the options allowedRecipients or allowedCountries, mostRecipients and mostParts.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-mitto.mittoBulk',
					relationHint: 'For campaigns to many recipients, with opt-outs, variants and resuming',
				},
				{
					nodeType: 'n8n-nodes-mitto.mittoSendAndWait',
					relationHint: 'When the flow has to wait for the answer or the delivery',
				},
				{
					nodeType: 'n8n-nodes-mitto.mittoDeliveryTrigger',
					relationHint: 'Starts a flow when it is known what became of a message',
				},
			],
		},
		// Whoever has the URL can forge callbacks until its token expires.
		sensitiveOutputFields: ['callbackUrl'],
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
		properties,
	};

	methods = {
		credentialTest: { testMittoApi, testGbmTokens },
		listSearch: { searchTrafficAccounts, searchWhatsAppTemplates },
		resourceMapping: { getTemplateFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const operation = chosenOperation(this);
		const formOf = formsOfItems(this, items);
		const remembered = new Remembered(this);
		const sentBefore = remembered.recall();
		const goOn = this.continueOnFail();
		const stop = new AbortController();
		const cancel = this.getExecutionCancelSignal();

		const tooMany = objectionToSize(operation, items.length, formOf);
		const pace = {
			...readPace(formOf(0).group('options')),
			signal: cancel === undefined ? stop.signal : AbortSignal.any([stop.signal, cancel]),
		};
		const turn = spaced(pace.perSecond, systemClock, pace.signal);
		// Places of their own: an item keeps its place while it waits for its parts.
		const parts = pacer(pace, turn);

		const outcomes = await pacer(pace, turn)(
			items.length,
			async (itemIndex): Promise<ItemOutcome> => {
				const rows = sentBefore[itemIndex];
				if (rows !== undefined) return { rows };
				if (tooMany !== undefined) return { fault: tooMany };
				const form = formOf(itemIndex);
				const outcome = await runItem(this, operation, itemIndex, form, { parts, signal: cancel });
				if ('fault' in outcome && !goOn) stop.abort();
				return outcome;
			},
		);

		const failed = outcomes.findIndex((outcome) => outcome !== undefined && 'fault' in outcome);
		if (failed !== -1 && !goOn) {
			remembered.keep(rowsByItem(outcomes));
			const { fault } = outcomes[failed] as { fault: unknown };
			throw withOthers(toNodeError(fault, this.getNode(), failed), outcomes);
		}
		return [outcomes.flatMap((outcome, itemIndex) => toItems(this, outcome, itemIndex))];
	}
}

/** n8n adds entries of its own to the menus, and a workflow can name what no longer exists. */
function chosenOperation(node: IExecuteFunctions): Operation {
	const resource = node.getNodeParameter('resource', 0) as string;
	const name = node.getNodeParameter('operation', 0) as string;
	const found = resources
		.find((candidate) => candidate.resource === resource)
		?.operations.find(({ operation }) => operation === name);
	if (found !== undefined) return found;
	throw new NodeOperationError(node.getNode(), `Channel "${resource}" has no operation "${name}"`, {
		description: 'Choose an operation from the list, or use API Request for calls of your own',
	});
}

async function runItem(
	node: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
	form: Form,
	{ parts, signal }: { parts: Pacer; signal: AbortSignal | undefined },
): Promise<ItemOutcome> {
	const options = form.group('options');
	const item: ItemContext = {
		node,
		itemIndex,
		form,
		options,
		parts,
		now: () => systemClock.now(),
		call: async (request) =>
			await withRetries(
				async () => await call(node, request, { itemIndex, timeout: readTimeout(options) }),
				{ ...readRetryPolicy(options, request), signal },
				systemClock,
			),
	};
	const outcome = await settled(operation.run(item));
	return outcome.status === 'fulfilled'
		? { rows: [outcome.value].flat() }
		: { fault: outcome.reason };
}

/** Nobody shall believe that nothing left when one item of many fails. */
function withOthers(
	error: ReturnType<typeof toNodeError>,
	outcomes: Array<ItemOutcome | undefined>,
): ReturnType<typeof toNodeError> {
	const done = Object.keys(rowsByItem(outcomes)).length;
	if (done === 0) return error;
	const others = done === 1 ? '1 other item was' : `${done} other items were`;
	const note = `${others} finished all the same. To get such results, choose "Continue (using error output)" at On Error under Settings`;
	error.description = [error.description, note].filter(Boolean).join('. ');
	return error;
}

function rowsByItem(outcomes: Array<ItemOutcome | undefined>): Record<number, IDataObject[]> {
	return Object.fromEntries(
		outcomes.flatMap((outcome, itemIndex) =>
			outcome !== undefined && 'rows' in outcome ? [[itemIndex, outcome.rows]] : [],
		),
	);
}

function toItems(
	node: IExecuteFunctions,
	outcome: ItemOutcome | undefined,
	item: number,
): INodeExecutionData[] {
	if (outcome === undefined) return [];
	if ('fault' in outcome) return [toErrorItem(outcome.fault, node.getNode(), item)];
	return outcome.rows.map((json) => ({ json, pairedItem: { item } }));
}
