import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Sandbox } from '../../sandbox';
import { trafficAccounts } from '../../sandbox/accounts';
import type { WorkflowJson } from '../n8n/api';

/** Writes a CSV file of made-up recipients. */
export async function writePeople(file: string, count: number): Promise<void> {
	const lines = function* () {
		yield 'phone,name,city\n';
		for (let n = 0; n < count; n++) yield `+385${910000000 + n},Ana ${n},"Zagreb, HR"\n`;
	};
	await pipeline(Readable.from(lines()), createWriteStream(file));
}

export interface BenchCampaign {
	recipients: number;
	/** A CSV file in which they stand; otherwise they are made as items. */
	file?: string | undefined;
	/** Whether each recipient of a file gets a text of their own, as those from items do. */
	personal: boolean;
	/** How the workflow begins: type, version and parameters of the node "Start". */
	start: { type: string; typeVersion: number; parameters: object };
	credential: object;
	/** Fields of Mitto Bulk beyond the message, such as its campaign. */
	fields: object;
}

/** Start → People → Mitto Bulk, which sends everybody an SMS. */
export function campaignWorkflow({
	recipients,
	file,
	personal,
	start,
	credential,
	fields,
}: BenchCampaign): WorkflowJson {
	const text = (name: string) => `Hello${name}, our winter sale begins today`;
	const fromFile = {
		operation: 'sendBulk',
		recipientsFrom: 'file',
		text: text(personal ? ' {name}' : ''),
	};
	const fromItems = {
		operation: 'sendPersonalised',
		recipientField: 'phone',
		text: `=${text(' {{ $json.name }}')}`,
	};
	const link = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	return {
		name: `Bench of ${recipients}`,
		nodes: [
			{ id: 'start', name: 'Start', position: [0, 0], ...start },
			{ id: 'people', name: 'People', position: [220, 0], ...people(recipients, file) },
			{
				id: 'bulk',
				name: 'Mitto Bulk',
				type: 'n8n-nodes-mitto.mittoBulk',
				typeVersion: 1,
				position: [440, 0],
				credentials: { mittoApi: credential },
				parameters: {
					...(file === undefined ? fromItems : fromFile),
					channel: 'sms',
					messageType: 'sendText',
					route: 'chatApps',
					trafficAccountId: { __rl: true, mode: 'id', value: trafficAccounts[0]?.id },
					sender: 'MyShop',
					...fields,
				},
			},
		],
		connections: { Start: link('People'), People: link('Mitto Bulk') },
	};
}

/** Gives out made-up recipients as items, or reads the file that they stand in. */
function people(recipients: number, file: string | undefined) {
	return file === undefined
		? {
				type: 'n8n-nodes-base.code',
				typeVersion: 2,
				parameters: {
					jsCode: `return Array.from({ length: ${recipients} }, (_, n) => ({ json: { phone: '+385' + (910000000 + n), name: 'Ana ' + n } }));`,
				},
			}
		: {
				type: 'n8n-nodes-base.readWriteFile',
				typeVersion: 1,
				parameters: { operation: 'read', fileSelector: file },
			};
}

/** What a run of the campaign came to at the vendor. */
export function reached(
	{ world }: Sandbox,
	recipients: number,
): { accepted: number; wrong: number } {
	const times = Object.values(world.ledger.recipients());
	return {
		accepted: times.reduce((sum, count) => sum + count, 0),
		/** Recipients who got more or less than one message. */
		wrong: times.filter((count) => count !== 1).length + (recipients - times.length),
	};
}
