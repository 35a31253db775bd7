import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';

import { NotGenuine } from '../callbacks/callback';
import { BadInput } from '../form/badInput';
import { ApiFailure, type FailureKind } from '../apis/failure';

const skipHint = 'Skip Validation under Options sends it all the same. ';

/**
 * What went wrong, as n8n shows it: what happened, and what to do about it.
 *
 * @param itemIndex the item that it went wrong with; none where all of them are one piece of work
 */
export function toNodeError(
	fault: unknown,
	node: INode,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (fault instanceof NodeApiError || fault instanceof NodeOperationError) {
		fault.context.itemIndex ??= itemIndex;
		return fault;
	}
	if (fault instanceof ApiFailure) {
		const { message, advice, status, vendorText } = fault.facts;
		const error = new NodeApiError(
			node,
			{ message: vendorText ?? message },
			{ message, description: advice, httpCode: status?.toString(), itemIndex },
		);
		// n8n puts a sentence of its own in place of one that holds a code such as ECONNRESET, and
		// advises to retry at once: just what could send a message twice.
		error.message = message;
		return error;
	}
	if (fault instanceof BadInput) {
		return new NodeOperationError(node, headline(fault), {
			description: details(fault, itemIndex),
			itemIndex,
		});
	}
	if (fault instanceof NotGenuine) {
		return new NodeOperationError(node, `The callback is not genuine: ${fault.message}`, {
			description: `A trigger would answer it with HTTP ${fault.status} and start nothing`,
			itemIndex,
		});
	}
	return new NodeOperationError(node, fault as Error, { itemIndex });
}

/** The item that takes a fault to the error output. n8n keeps these three keys and no others. */
export function toErrorItem(fault: unknown, node: INode, itemIndex?: number): INodeExecutionData {
	const error = toNodeError(fault, node, itemIndex);
	return {
		json: {
			error: error.message,
			message: error.description ?? error.message,
			details: faultDetails(fault),
		},
		pairedItem: { item: itemIndex ?? 0 },
	};
}

/** What each kind of failure means for the message; all others are a refusal. */
const outcomes: Partial<Record<FailureKind, string>> = {
	cancelled: 'skipped',
	misconfigured: 'skipped',
	unknown: 'unknown',
};

function faultDetails(fault: unknown): IDataObject {
	if (fault instanceof BadInput) {
		return { outcome: 'skipped', problems: fault.problems as unknown as IDataObject[] };
	}
	if (fault instanceof ApiFailure) {
		const { kind, status, vendorText, code, problems } = fault.facts;
		return {
			outcome: outcomes[kind] ?? 'rejected',
			kind,
			...(status !== undefined && { httpCode: status }),
			...(code !== undefined && { code }),
			...(problems !== undefined && { problems: problems as unknown as IDataObject[] }),
			...(vendorText !== undefined && { vendorText }),
		};
	}
	if (fault instanceof NotGenuine) {
		return { outcome: 'notGenuine', httpCode: fault.status, reason: fault.message };
	}
	return { outcome: 'skipped' };
}

function headline({ problems }: BadInput): string {
	const [first, ...others] = problems;
	const more = others.length === 0 ? '' : `, and ${others.length} more to correct`;
	return `${first?.field} ${first?.message}${more}`;
}

function details({ problems, skippable }: BadInput, itemIndex: number | undefined): string {
	const [first] = problems;
	const list = problems.map(({ field, message, fix }) => `${field} ${message}: ${fix}`);
	const cure = problems.length === 1 ? first?.fix : list.join('. ');
	const whom = itemIndex === undefined ? '' : ' for this item';
	return `${cure}. ${skippable ? skipHint : ''}Nothing was sent${whom}`;
}
