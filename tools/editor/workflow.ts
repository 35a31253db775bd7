import type { N8nApi, SavedWorkflow } from '../n8n/api';
import { withCredentialIds } from '../stack/examples';

/** A node on the canvas; its name is its id unless told otherwise. */
export interface PlacedNode {
	id: string;
	name?: string;
	type: string;
	parameters: object;
	/** Names of the credential types that its form asks for. */
	credentials?: string[];
	position?: [number, number];
}

/** Saves nodes, four in a row, with the credentials of the stack; `connections` lead from name to names. */
export async function saveWorkflow(
	api: N8nApi,
	name: string,
	nodes: PlacedNode[],
	connections: Record<string, string[]> = {},
): Promise<SavedWorkflow> {
	const placed = nodes.map((node, index) => ({
		id: node.id,
		name: node.name ?? node.id,
		type: node.type,
		parameters: node.parameters,
		typeVersion: 1,
		position: node.position ?? [(index % 4) * 260, Math.floor(index / 4) * 180],
		webhookId: node.id,
		credentials: Object.fromEntries((node.credentials ?? []).map((type) => [type, {}])),
	}));
	const links = Object.entries(connections).map(([from, targets]) => [
		from,
		{ main: [targets.map((node) => ({ node, type: 'main', index: 0 }))] },
	]);
	const workflow = { name, nodes: placed, connections: Object.fromEntries(links) as object };
	return await api.createWorkflow(withCredentialIds(workflow as never, await api.credentials()));
}
