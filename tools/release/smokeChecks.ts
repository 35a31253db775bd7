import axios from 'axios';
import type { INodeType } from 'n8n-workflow';
import path from 'node:path';

import manifest from '../../package.json';
import type { SavedWorkflow } from '../n8n/api';
import type { Stack } from '../stack';
import { sandboxCredentials } from '../stack/credentials';
import { sendsAtOnce } from '../stack/examples';
import { projectFolder } from './pack';

/** Tells what it saw, or throws. */
type Check = (stack: Stack) => Promise<string>;

/** What must hold in every n8n that the package is said to work in. */
export const checks: Record<string, Check> = {
	'Node types': async ({ api }) => {
		const loaded = new Set((await api.nodeTypes()).map(({ name }) => name));
		const missing = nodeTypes().filter((name) => !loaded.has(name));
		demand(missing.length === 0, `n8n did not load ${missing.join(', ')}`);
		return nodeTypes().join(', ');
	},

	'Credential types': async ({ api, sandbox }) => {
		const accepted: string[] = [];
		for (const { type, data } of sandboxCredentials(sandbox.url)) {
			if (!credentialTypes().includes(type)) continue;
			const { status, message } = await api.testCredential(type, data);
			// n8n says so of a credential that nobody can be asked about.
			const untested = /no testing function/i.test(message ?? '');
			demand(status === 'OK' || untested, `${type} was refused: ${message}`);
			accepted.push(untested ? `${type} (no test)` : type);
		}
		demand(accepted.length === credentialTypes().length, 'A credential type was not tried');
		return accepted.join(', ');
	},

	'Community nodes page': async ({ api }) => {
		const listed = (await api.communityPackages()).find(
			({ packageName }) => packageName === manifest.name,
		);
		const types = (listed?.installedNodes ?? []).map(({ type }) => type);
		const missing = nodeTypes().filter((name) => !types.includes(name));
		demand(missing.length === 0, `The page does not list ${missing.join(', ')}`);
		return `${listed?.packageName} ${listed?.installedVersion}, ${types.length} nodes`;
	},

	// First, since the examples below make the local Mitto call the triggers for good reasons.
	'Triggers refuse strangers': async (stack) => {
		const answers: string[] = [];
		for (const { id, name } of stack.workflows) {
			const { active, nodes } = await stack.api.workflow(id);
			// Nobody listens there: another example has the only webhook of its bot.
			if (!active) continue;
			for (const node of nodes) {
				const url = webhookOf(stack, node);
				if (url === undefined) continue;
				const { status } = await axios.post(url, {}, { validateStatus: () => true });
				demand(status === 400 || status === 401, `${node.name} answered ${status} to a stranger`);
				answers.push(`${node.name} ${status}`);
			}
			if (answers.length === 0) continue;
			const begun = await stack.api.executions(id);
			demand(begun.length === 0, `"${name}" was started`);
		}
		const triggers = manifest.n8n.nodes.filter((file) => file.includes('Trigger'));
		demand(answers.length >= triggers.length, 'A trigger has no example to be called in');
		return answers.join(', ') || 'the package has no triggers';
	},

	'Examples that send': async (stack) => {
		const manual = stack.workflows.filter(sendsAtOnce);
		demand(manual.length > 0, 'There is no example to run');
		let messages = 0;
		for (const workflow of manual) messages += await runAndCount(stack, workflow);
		return `${manual.length} workflows, ${messages} messages accepted`;
	},

	'Signed reports start flows': async (stack) => {
		const waiting = stack.workflows.filter(({ nodes }) =>
			['MittoDeliveryTrigger', 'MittoSend'].every((name) =>
				nodes.some(({ type }) => type.toLowerCase().endsWith(`.${name.toLowerCase()}`)),
			),
		);
		for (const workflow of waiting) {
			// Once more, since the local Mitto forgets a message, and its report, before the next example.
			await runAndCount(stack, workflow);
			const { id, name } = workflow;
			demand(await startedByCallback(stack, id), `No delivery report started "${name}"`);
		}
		demand(waiting.length > 0, 'No example waits for a delivery report');
		return waiting.map(({ name }) => name).join(', ');
	},
};

/** The local Mitto reports shortly after it accepted a message. */
async function startedByCallback({ api }: Stack, workflowId: string): Promise<boolean> {
	const end = Date.now() + 60_000;
	while (Date.now() < end) {
		const executions = await api.executions(workflowId);
		if (executions.some(({ mode, status }) => mode === 'webhook' && status === 'success'))
			return true;
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
	return false;
}

async function runAndCount(stack: Stack, workflow: SavedWorkflow): Promise<number> {
	stack.sandbox.world.ledger.clear();
	const { status, data } = await stack.api.run(workflow);
	const reason = data?.resultData.error?.message ?? '';
	demand(status === 'success', `"${workflow.name}" ended as ${status}: ${reason}`);
	const { length } = stack.sandbox.world.ledger.list();
	demand(length > 0, `"${workflow.name}" ended well, but Mitto has no message of it`);
	return length;
}

/** Where a trigger of this package listens once its workflow is published. */
function webhookOf({ n8n }: Stack, node: SavedWorkflow['nodes'][number]): string | undefined {
	const file = manifest.n8n.nodes.find(
		(candidate) => nodeType(candidate) === node.type && candidate.includes('Trigger'),
	);
	if (file === undefined) return undefined;
	const [webhook] = load<INodeType>(file).description.webhooks ?? [];
	return `${n8n.url}/webhook/${String(node.webhookId)}/${webhook?.path}`;
}

const nodeType = (file: string): string =>
	`${manifest.name}.${load<INodeType>(file).description.name}`;

const nodeTypes = (): string[] => manifest.n8n.nodes.map(nodeType);

const credentialTypes = (): string[] =>
	manifest.n8n.credentials.map((file) => load<{ name: string }>(file).name);

function load<T>(file: string): T {
	const className = path.basename(file).split('.')[0] ?? '';
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- built code, known at run time only
	const exported = require(path.join(projectFolder, file)) as Record<string, new () => T>;
	return new (exported[className] as new () => T)();
}

function demand(holds: boolean, message: string): void {
	if (!holds) throw new Error(message);
}
