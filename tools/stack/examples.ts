import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '../release/pack';
import type { WorkflowJson } from '../n8n/api';

const folder = path.join(projectFolder, 'examples');

/** The example workflows, in the order of their file names. */
export function readExamples(): WorkflowJson[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.sort()
		.map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as WorkflowJson);
}

/** Examples name their credentials; n8n wants the ids that it gave to them. */
export function withCredentialIds(
	workflow: WorkflowJson,
	credentials: Array<{ id: string; name: string; type: string }>,
): WorkflowJson {
	const nodes = workflow.nodes.map((node) => {
		const wanted = node.credentials as Record<string, unknown> | undefined;
		if (wanted === undefined) return node;
		const found = Object.keys(wanted).map((type) => {
			const credential = credentials.find((candidate) => candidate.type === type);
			if (credential === undefined) throw new Error(`There is no credential of type ${type}`);
			return [type, { id: credential.id, name: credential.name }];
		});
		return { ...node, credentials: Object.fromEntries(found) as object };
	});
	return { ...workflow, nodes };
}
