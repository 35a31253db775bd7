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
import { toErrorItem, toNodeError } from '../sending/report';
import { searchTrafficAccounts } from '../sending/account';
import { searchWhatsAppTemplates } from '../channels/whatsApp/templates';
import { systemClock } from '../values/clock';
import { properties } from './form/properties';
import { clearLedger, inspectLedger } from './operations/ledgerOperations';
import { send } from './operations/send';
import type { Outputs } from './rows';

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
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const [outcome] = await Promise.allSettled([runOperation(this, items)]);
		if (outcome.status === 'fulfilled') return outcome.value;
		if (!this.continueOnFail()) throw toNodeError(outcome.reason, this.getNode(), 0);
		return [[], [], [toErrorItem(outcome.reason, this.getNode(), 0)]];
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
