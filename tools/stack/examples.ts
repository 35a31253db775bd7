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

/** The one of these workflows that an example's name names. */
export function exampleNamed<Workflow extends WorkflowJson>(
	workflows: Workflow[],
	name: string,
): Workflow {
	const found = workflows.find((workflow) => workflow.name === name);
	if (found === undefined) throw new Error(`There is no example "${name}"`);
	return found;
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

/**
 * n8n does not publish workflows that only a person can start, nor those with a node whose credential is
 * left to the user. A bot has one webhook, which a second workflow would take from the first: whoever
 * wants that one publishes it instead.
 *
 * @param listening bots that an earlier workflow listens to; those of this one are added
 */
export function startsByItself(nodes: WorkflowJson['nodes'], listening: Set<string>): boolean {
	const isTrigger = ({ type }: { type: string }) =>
		/trigger|webhook/i.test(type) && !type.endsWith('.manualTrigger');
	if (!nodes.some(isTrigger) || nodes.some(isLeftToTheUser)) return false;
	const bots = nodes
		.filter(isTrigger)
		.flatMap(({ credentials }) => Object.keys(credentials ?? {}))
		.filter((type) => type.endsWith('BotApi'));
	if (bots.some((bot) => listening.has(bot))) return false;
	bots.forEach((bot) => listening.add(bot));
	return true;
}

/** A node that needs a credential which nobody but the user has. */
export function isLeftToTheUser({
	type,
	credentials,
	parameters,
}: WorkflowJson['nodes'][number]): boolean {
	const { authentication = 'none' } = parameters as { authentication?: string };
	const wantsOne = /\.(lmChat\w*|postgres)$/.test(type) || authentication !== 'none';
	return wantsOne && credentials === undefined;
}

/**
 * An example that sends as soon as a person starts it: no credential is left to the user, and no data
 * table has to be there before.
 */
export function sendsAtOnce({ nodes }: WorkflowJson): boolean {
	const types = nodes.map(({ type }) => type);
	return (
		types.includes('n8n-nodes-base.manualTrigger') &&
		!types.includes('n8n-nodes-base.dataTable') &&
		!nodes.some(isLeftToTheUser)
	);
}
