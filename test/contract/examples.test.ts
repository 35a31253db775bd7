import { readdirSync } from 'node:fs';
import path from 'node:path';
import { NodeHelpers, type INode, type INodeParameters, type INodeType } from 'n8n-workflow';

import manifest from '../../package.json';
import type { WorkflowJson } from '../../tools/n8n/api';
import { projectFolder } from '../../tools/release/pack';
import { sandboxCredentials } from '../../tools/stack/credentials';
import { readExamples } from '../../tools/stack/examples';
import { menuOf } from '../../tools/package/fields';
import { publishedNode, publishedNodes, typeName } from '../../tools/package/published';
import { unknownParameters } from '../support/contract/parameters';

const examples = readExamples();
const ours = ({ nodes }: WorkflowJson) =>
	nodes.filter(({ type }) => type.startsWith(`${manifest.name}.`)) as unknown as INode[];

it('example files are numbered, in the order in which they are shown', () => {
	const files = readdirSync(path.join(projectFolder, 'examples')).filter((file) =>
		file.endsWith('.json'),
	);
	expect(files.filter((file) => !/^\d{2}-[a-z0-9-]+\.json$/.test(file))).toEqual([]);
	const names = examples.map(({ name }) => name);
	expect(names).toEqual([...new Set(names)]);
});

describe.each(examples)('example "$name"', (workflow) => {
	const names = workflow.nodes.map(({ name }) => name);

	it('uses nodes of this package and of n8n alone', () => {
		expect(ours(workflow)).not.toEqual([]);
		const strangers = workflow.nodes.filter(
			({ type }) => !/^(@n8n\/)?n8n-nodes-(base|langchain)\./.test(type) && !publishedNode(type),
		);
		expect(strangers.map(({ type }) => type)).toEqual([]);
	});

	it('connects nodes that exist', () => {
		const connections = Object.entries(
			workflow.connections as Record<string, Record<string, unknown>>,
		);
		const targets = JSON.stringify(connections).matchAll(/"node":"([^"]+)"/g);
		const mentioned = [...connections.map(([from]) => from), ...[...targets].map(([, to]) => to)];
		expect(mentioned.filter((name) => !names.includes(name ?? ''))).toEqual([]);
		expect(names).toEqual([...new Set(names)]);
	});

	it('explains itself in a note', () => {
		const notes = workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(notes).not.toEqual([]);
	});

	const placed = workflow.nodes as unknown as INode[];
	const isNote = ({ type }: INode) => type === 'n8n-nodes-base.stickyNote';

	it('has room for its note above the nodes', () => {
		const nodes = placed.filter((node) => !isNote(node));
		const highest = Math.min(...nodes.map(({ position: [, y] }) => y));
		for (const { position, parameters } of placed.filter(isNote)) {
			expect(position[1] + Number(parameters.height)).toBeLessThanOrEqual(highest - 20);
		}
	});

	// With several triggers n8n's button starts with one of its own choice.
	it('says from which of its triggers it is executed', () => {
		const triggers = placed.filter(({ type }) => /trigger|webhook/i.test(type));
		const asked = placed
			.filter(isNote)
			.flatMap(({ parameters }) => [
				...String(parameters.content).matchAll(/\*\*Execute workflow\*\*(?: from \*([^*]+)\*)?/g),
			]);
		const vague = asked.filter(
			([, name]) => triggers.length > 1 && !triggers.some((trigger) => trigger.name === name),
		);
		expect(vague.map(([words]) => words)).toEqual([]);
	});

	it.each(ours(workflow))('fills in "$name" as its form allows', (node) => {
		const { description } = publishedNode(node.type) as INodeType;
		expect([description.version].flat()).toContain(node.typeVersion);
		expect(unknownParameters(description, node)).toEqual([]);

		const parameters = NodeHelpers.getNodeParameters(
			description.properties,
			node.parameters,
			true,
			false,
			node,
			description,
		) as INodeParameters;
		const filled = { ...node, parameters };
		expect(
			NodeHelpers.getNodeParametersIssues(description.properties, filled, description),
		).toBeNull();
	});

	it.each(ours(workflow))('gives "$name" a credential of the demo', (node) => {
		const available = sandboxCredentials('').map(({ type, name }) => `${type}: ${name}`);
		const used = Object.entries(node.credentials ?? {}).map(
			([type, { name }]) => `${type}: ${name}`,
		);
		expect(used.filter((name) => !available.includes(name))).toEqual([]);
	});
});

describe('together, the examples', () => {
	const used = examples.flatMap(ours);

	it('show every node', () => {
		const shown = new Set(used.map(({ type }) => type));
		expect(
			publishedNodes.map(({ type }) => typeName(type)).filter((name) => !shown.has(name)),
		).toEqual([]);
	});

	it('send on every channel', () => {
		const sending = publishedNodes.flatMap(({ type }) =>
			menuOf(type.description)
				.filter(
					({ entry, resource }) => resource !== undefined && /^send[A-Z]/.test(String(entry.value)),
				)
				.map(({ resource }) => resource),
		);
		const shown = new Set(used.map(({ parameters }) => parameters.resource ?? 'sms'));
		expect([...new Set(sending)].filter((resource) => !shown.has(resource ?? ''))).toEqual([]);
	});
});
