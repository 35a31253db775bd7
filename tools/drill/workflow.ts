import { trafficAccounts } from '../../sandbox/accounts';
import type { WorkflowJson } from '../n8n/api';
import type { Campaign, NodeSettings, Scenario } from './scenario';

export const nodeName = (index: number) => `Mitto Bulk ${index + 1}`;

/**
 * A workflow whose start leads to each of the scenario's nodes; the items of an execution say which
 * one is meant, and which campaign they belong to.
 */
export function workflowOf({ seed, nodes }: Scenario, credentialId: string): WorkflowJson {
	const gate = (index: number) => `For ${nodeName(index)}`;
	const link = (node: string) => ({ node, type: 'main', index: 0 });
	return {
		name: `Drill ${seed} of ${Date.now()}`,
		nodes: [
			{
				...place('Start', 0, 0),
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				parameters: {},
			},
			...nodes.flatMap((settings, index) => [
				{
					...place(gate(index), 220, index * 200),
					type: 'n8n-nodes-base.filter',
					typeVersion: 2.2,
					parameters: { conditions: isNode(index) },
				},
				{
					...place(nodeName(index), 440, index * 200),
					type: 'n8n-nodes-mitto.mittoBulk',
					typeVersion: 1,
					credentials: { mittoApi: { id: credentialId, name: 'Mitto (local)' } },
					parameters: parametersOf(settings),
				},
			]),
		],
		connections: {
			Start: { main: [nodes.map((_, index) => link(gate(index)))] },
			...Object.fromEntries(
				nodes.map((_, index) => [gate(index), { main: [[link(nodeName(index))]] }]),
			),
		},
	};
}

/** The items that start an execution for one campaign: one for each source. */
export function itemsOf({ id, sources, suppressed, node }: Campaign): object[] {
	return sources.map((phone, index) => ({
		node,
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

function isNode(index: number): object {
	return {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
		combinator: 'and',
		conditions: [
			{
				id: 'node',
				leftValue: '={{ $json.node }}',
				rightValue: index,
				operator: { type: 'number', operation: 'equals' },
			},
		],
	};
}

function parametersOf({ operation, chunkSize, atOnce }: NodeSettings): object {
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
		},
	};
}
