import type { Execution, N8nApi, SavedWorkflow, WorkflowJson } from '../../tools/n8n/api';
import { withCredentialIds } from '../../tools/stack/examples';
import { typeName } from '../../tools/package/published';

/** A workflow of one trigger, ready to be saved; `webhookId` becomes part of its address. */
export function triggerWorkflow(
	type: Parameters<typeof typeName>[0],
	{
		webhookId,
		parameters,
		credentials,
	}: { webhookId: string; parameters: object; credentials: string[] },
): WorkflowJson {
	return {
		name: webhookId,
		nodes: [
			{
				id: webhookId,
				name: 'Trigger',
				type: typeName(type),
				typeVersion: 1,
				position: [0, 0],
				webhookId,
				parameters,
				credentials: Object.fromEntries(credentials.map((name) => [name, {}])),
			},
		],
		connections: {},
		settings: { executionOrder: 'v1' },
	};
}

export async function publish(api: N8nApi, workflow: WorkflowJson): Promise<SavedWorkflow> {
	const saved = await api.createWorkflow(withCredentialIds(workflow, await api.credentials()));
	await api.activate(saved);
	return saved;
}

/** Waits until n8n lists as many ended executions of the workflow, and gives them oldest first. */
export async function ended(api: N8nApi, workflowId: string, count: number): Promise<Execution[]> {
	const end = Date.now() + 60_000;
	for (;;) {
		const list = (await api.executions(workflowId)).reverse();
		const running = list.some(({ status }) => ['new', 'running'].includes(status));
		if (list.length >= count && !running) return list;
		if (Date.now() > end) throw new Error(`n8n lists ${list.length} executions, not ${count}`);
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
}

/** What a node gave out, by the name of the node. */
export function outputOf({ data }: Execution, node: string): Array<Record<string, unknown>> {
	const [run] = data?.resultData.runData?.[node] ?? [];
	return (run?.data?.main.flatMap((items) => items ?? []) ?? []).map(({ json }) => json);
}
