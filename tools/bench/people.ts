import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { WorkflowJson } from '../n8n/api';

/** Writes a CSV file of made-up recipients. */
export async function writePeople(file: string, count: number): Promise<void> {
	const lines = function* () {
		yield 'phone,name,city\n';
		for (let n = 0; n < count; n++) yield `+385${910000000 + n},Ana ${n},"Zagreb, HR"\n`;
	};
	await pipeline(Readable.from(lines()), createWriteStream(file));
}

/** The node "People", which gives out made-up recipients as items, or reads the file that they stand in. */
export function peopleOf(recipients: number, file?: string): WorkflowJson['nodes'][number] {
	const place = { id: 'people', name: 'People', position: [220, 0] };
	return file === undefined
		? {
				...place,
				type: 'n8n-nodes-base.code',
				typeVersion: 2,
				parameters: {
					jsCode: `return Array.from({ length: ${recipients} }, (_, n) => ({ json: { phone: '+385' + (910000000 + n), name: 'Ana ' + n } }));`,
				},
			}
		: {
				...place,
				type: 'n8n-nodes-base.readWriteFile',
				typeVersion: 1,
				parameters: { operation: 'read', fileSelector: file },
			};
}
