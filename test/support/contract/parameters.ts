import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodeTypeDescription,
} from 'n8n-workflow';

/** Saved parameters that the node's form does not show for what is chosen, by their path. */
export function unknownParameters(
	description: INodeTypeDescription,
	node: Pick<INode, 'parameters' | 'typeVersion'>,
): string[] {
	const shown = NodeHelpers.getNodeParameters(
		description.properties,
		node.parameters,
		true,
		false,
		node as INode,
		description,
	);
	const hidden = Object.keys(node.parameters).filter((name) => !(name in (shown ?? {})));
	return [...hidden, ...strangers(description.properties, node.parameters, '')];
}

/** Names inside collections, which n8n keeps without looking at them. */
function strangers(fields: INodeProperties[], given: INodeParameters, around: string): string[] {
	return Object.entries(given).flatMap(([name, value]) => {
		const candidates = fields.filter((field) => field.name === name);
		const place = around + name;
		if (candidates.length === 0) return [place];
		if (candidates.some(({ type }) => !['collection', 'fixedCollection'].includes(type))) return [];
		if (typeof value !== 'object' || value === null) return [];
		return candidates
			.map((field) => strangersIn(field, value as INodeParameters, `${place}.`))
			.reduce((fewest, found) => (found.length < fewest.length ? found : fewest));
	});
}

function strangersIn(field: INodeProperties, given: INodeParameters, around: string): string[] {
	if (field.type === 'collection') {
		return strangers((field.options ?? []) as INodeProperties[], given, around);
	}
	const groups = (field.options ?? []) as INodePropertyCollection[];
	return Object.entries(given).flatMap(([name, rows]) => {
		const group = groups.find((candidate) => candidate.name === name);
		if (group === undefined) return [around + name];
		return [rows]
			.flat()
			.flatMap((row) => strangers(group.values, row as INodeParameters, `${around}${name}.`));
	});
}
