import type { INodeProperties } from 'n8n-workflow';

import { showFor } from '../form/show';
import type { MessageType } from './messageType';

/**
 * The extras of message types, for the collection "Options": each once, shown for the types that have
 * it.
 *
 * @param condition display condition under which a form is that of these operations, such as
 *   `(operations) => ({ '/operation': operations })`
 */
export function extrasOf(
	messageTypes: MessageType[],
	condition: (operations: string[]) => Record<string, string[]>,
): INodeProperties[] {
	const fields = new Set(messageTypes.flatMap(({ extras = [] }) => extras));
	return [...fields].flatMap((field) => {
		const having = messageTypes.filter(({ extras }) => extras?.includes(field));
		return showFor(condition(having.map(({ operation }) => operation)), [field]);
	});
}
