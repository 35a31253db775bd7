import { trafficAccounts } from '../../sandbox/accounts';
import type { WorkflowJson } from '../n8n/api';
import type { Campaign, NodeSettings, Scenario } from './scenario';

export const nodeName = (index: number) => `Mitto Bulk ${index + 1}`;

export const startName = (index: number) => `Start ${index + 1}`;

/** A workflow with a start of its own for each of the scenario's nodes. */
export function workflowOf(
	{ seed, nodes }: Pick<Scenario, 'seed' | 'nodes'>,
	credential: object,
): WorkflowJson {
	const credentials = { mittoApi: credential };
	return {
		name: `Drill ${seed} of ${Date.now()}`,
		nodes: nodes.flatMap((settings, index) => [
			{
				...place(startName(index), 0, index * 200),
				// Passes on the items that it is started with, which a manual trigger does not.
				type: 'n8n-nodes-base.executeWorkflowTrigger',
				typeVersion: 1.1,
				parameters: { inputSource: 'passthrough' },
			},
			{
				...place(nodeName(index), 220, index * 200),
				type: 'n8n-nodes-mitto.mittoBulk',
				typeVersion: 1,
				credentials,
				parameters: parametersOf(settings),
			},
		]),
		connections: Object.fromEntries(
			nodes.map((_, index) => [
				startName(index),
				{ main: [[{ node: nodeName(index), type: 'main', index: 0 }]] },
			]),
		),
	};
}

/** The items that start an execution for one campaign: one for each source. */
export function itemsOf({ id, sources, suppressed }: Campaign): object[] {
	return sources.map((phone, index) => ({
		campaign: id,
		phone,
		name: `Ana ${index}`,
		...(index === 0 && { optOuts: suppressed.join('\n') }),
	}));
}

function place(
	name: string,
	x: number,
	y: number,
): { id: string; name: string; position: number[] } {
	return { id: name, name, position: [x, y] };
}

function parametersOf({ operation, chunkSize, atOnce, ifBeingSent }: NodeSettings): object {
	return {
		operation,
		recipientsFrom: 'items',
		recipientField: 'phone',
		channel: 'sms',
		messageType: 'sendText',
		route: 'chatApps',
		trafficAccountId: { __rl: true, mode: 'id', value: trafficAccounts[0]?.id },
		sender: 'MyShop',
		text: operation === 'sendBulk' ? 'Hello' : '=Hello {{ $json.name }}',
		suppression: 'list',
		suppressionList: '={{ $json.optOuts }}',
		campaignId: '={{ $json.campaign }}',
		options: {
			chunkSize,
			concurrency: atOnce,
			cleanRecipients: true,
			retries: 2,
			stopAfter: 0,
			timeout: 1,
			...(ifBeingSent !== undefined && { ifBeingSent }),
		},
	};
}
