import path from 'node:path';
import type { ICredentialType, INodeType } from 'n8n-workflow';

import manifest from '../../package.json';
import { projectFolder } from '../release/pack';

/** A class that the package offers to n8n, loaded from its source. */
export interface Published<T> {
	/** As package.json lists it: `dist/nodes/MittoSend/MittoSend.node.js`. */
	file: string;
	/** What the file must export: `MittoSend`. */
	className: string;
	/** Folder of the source, absolute. */
	sourceFolder: string;
	type: T;
}

export const publishedNodes = manifest.n8n.nodes.map((file) => load<INodeType>(file));

export const publishedCredentials = manifest.n8n.credentials.map((file) =>
	load<ICredentialType>(file),
);

/** The node behind a type such as `n8n-nodes-mitto.mittoSend`, also where n8n made a tool of it. */
export function publishedNode(type: string): INodeType | undefined {
	const bare = type.replace(/(Hitl)?Tool$/, '');
	return publishedNodes.find(({ type: node }) => bare === typeName(node))?.type;
}

export const typeName = ({ description }: INodeType): string =>
	`${manifest.name}.${description.name}`;

export const distFolder = path.join(projectFolder, 'dist');

function load<T>(file: string): Published<T> {
	const source = path.join(projectFolder, file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
	const className = path.basename(file).split('.')[0] ?? '';
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- the list is known at run time only
	const exported = require(source) as Record<string, new () => T>;
	const Type = exported[className];
	if (Type === undefined) throw new Error(`${source} exports no class ${className}`);
	return { file, className, sourceFolder: path.dirname(source), type: new Type() };
}
