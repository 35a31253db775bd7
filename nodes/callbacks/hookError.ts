import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { BadInput } from '../form/badInput';
import { ApiFailure } from '../apis/failure';

/** Why a webhook could not be registered or removed. n8n shows only the message, so all stands there. */
export function toHookError(fault: unknown, node: INode): NodeApiError | NodeOperationError {
	if (fault instanceof NodeApiError || fault instanceof NodeOperationError) return fault;
	if (fault instanceof ApiFailure) {
		return new NodeOperationError(node, `${fault.message}. ${fault.facts.advice}`);
	}
	if (fault instanceof BadInput) {
		const [first] = fault.problems;
		return new NodeOperationError(node, `${fault.message}. ${first?.fix}`);
	}
	return new NodeOperationError(node, fault as Error);
}
