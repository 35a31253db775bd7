import { LoadOptionsContext } from 'n8n-core';
import type { INodeType } from 'n8n-workflow';

import { placeNode, type NodeSetting } from './setting';

/**
 * The `this` of a node's list searches and dropdown methods.
 *
 * @param path where the field stands, as the editor tells it: `parameters.trafficAccountId`
 */
export function loadOptionsContext(
	type: INodeType,
	setting: NodeSetting,
	path = '',
): LoadOptionsContext {
	const { node, workflow, additionalData } = placeNode(type, setting);
	additionalData.currentNodeParameters = node.parameters;
	return new LoadOptionsContext(workflow, node, additionalData, path);
}
