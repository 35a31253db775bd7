import { LoadOptionsContext } from 'n8n-core';
import type { INodeType } from 'n8n-workflow';

import { placeNode, type NodeSetting } from './setting';

/** The `this` of a node's list searches and dropdown methods. */
export function loadOptionsContext(type: INodeType, setting: NodeSetting): LoadOptionsContext {
	const { node, workflow, additionalData } = placeNode(type, setting);
	return new LoadOptionsContext(workflow, node, additionalData, '');
}
