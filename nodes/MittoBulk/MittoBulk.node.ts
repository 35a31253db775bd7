import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { testMittoApi } from '../callbacks/testMittoApi';
import { subtitleOf } from '../form/subtitle';
import { toErrorItem, toNodeError } from '../sending/nodeError';
import { searchTrafficAccounts } from '../sending/account';
import { getTemplateFields, searchWhatsAppTemplates } from '../channels/whatsApp/templates';
import { systemClock } from '../values/clock';
import { properties } from './form/properties';
import { clearLedger, inspectLedger } from './operations/ledgerOperations';
import { resolveUnknown } from './operations/resolve';
import { send } from './operations/send';
import type { Outputs } from './rows';
import { settled } from '../values/settled';

export class MittoBulk implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Mitto Bulk',
		name: 'mittoBulk',
		icon: { light: 'file:../icons/mitto.svg', dark: 'file:../icons/mitto.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(properties, ['operation', 'channel']),
		description:
			'Send campaigns to many recipients through Mitto, with failover between channels, resumable and without sending anything twice',
		defaults: { name: 'Mitto Bulk' },
		usableAsTool: true,
		inputs: `={{ $parameter["suppression"] === "input" ? [{ type: "${NodeConnectionTypes.Main}" }, { type: "${NodeConnectionTypes.Main}", displayName: "Opted Out" }] : [{ type: "${NodeConnectionTypes.Main}" }] }}`,
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Sent', 'Skipped', 'Failed'],
		builderHint: {
			searchHint:
				'Sends a campaign: all input items in one run, so never put it into a loop. sendBulk sends one message to all, sendPersonalised fills it in for each item. Give campaignId a fixed name: running it again sends only what is left. Use testRecipients or dryRun first, suppression for people who opted out. Outputs: 0 sent, 1 skipped and deferred, 2 failed and unknown.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-mitto.mittoSend',
					relationHint: 'For a single message, or one that depends on what came before',
				},
				{
					nodeType: 'n8n-nodes-mitto.mittoInboundTrigger',
					relationHint: 'Takes opt-outs: filter by the intent "stop" and keep the people in a list',
				},
			],
		},
		credentials: [
			{
				name: 'mittoApi',
				required: true,
				testedBy: 'testMittoApi',
				displayOptions: { show: { usesApi: ['mitto'] } },
			},
		],
		properties,
	};

	methods = {
		credentialTest: { testMittoApi },
		listSearch: { searchTrafficAccounts, searchWhatsAppTemplates },
		resourceMapping: { getTemplateFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const outcome = await settled(runOperation(this, items));
		if (outcome.status === 'fulfilled') return outcome.value;
		if (!this.continueOnFail()) throw toNodeError(outcome.reason, this.getNode());
		return [[], [], [toErrorItem(outcome.reason, this.getNode())]];
	}
}

async function runOperation(
	node: IExecuteFunctions,
	items: INodeExecutionData[],
): Promise<Outputs> {
	const operation = node.getNodeParameter('operation', 0) as string;
	switch (operation) {
		case 'sendBulk':
		case 'sendPersonalised':
			return await send(node, items, systemClock);
		case 'resolveUnknown':
			return await resolveUnknown(node, items, systemClock);
		case 'inspectLedger':
			return await inspectLedger(node, systemClock);
		case 'clearLedger':
			return await clearLedger(node, systemClock);
		default:
			throw new NodeOperationError(node.getNode(), `Mitto Bulk has no operation "${operation}"`, {
				description: 'Choose an operation from the list',
			});
	}
}
