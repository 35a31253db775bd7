import { mittoChannels } from '../../nodes/channels';
import { bulk } from './bulk';
import { callback } from './callbacks';
import { deliveryEvent, inboundEvent } from './events';
import { lookups } from './lookups';
import { chatResult, sendResult } from './messages';
import type { Schema } from './schema';
import { sendAndWait } from './sendAndWait';
import { viberBot } from './viberBot';

/** Output of one node: by channel and operation, by operation, or one for all. */
type NodeOutputs =
	| { channels: Record<string, Record<string, Schema>> }
	| { operations: Record<string, Schema> }
	| { always: Schema };

/** A new message type of a channel has its output described without a line here. */
const messages = Object.fromEntries(
	mittoChannels.map(({ resource, messageTypes }) => [
		resource,
		Object.fromEntries(
			messageTypes.map(({ operation }) => [
				operation,
				resource === 'sms' ? sendResult : chatResult,
			]),
		),
	]),
);

/** What each node gives out, by the name of its class. */
export const outputs: Record<string, NodeOutputs> = {
	MittoSend: { channels: { ...messages, viberBot, ...lookups, callback } },
	MittoSendAndWait: { operations: sendAndWait },
	MittoBulk: { operations: bulk },
	MittoDeliveryTrigger: { always: deliveryEvent },
	MittoInboundTrigger: { always: inboundEvent },
};

/** A schema with its path below `__schema__/v<version>/`, where n8n's editor asks for it. */
export interface PlacedSchema {
	path: string;
	schema: Schema;
}

export function schemasOf(className: string): PlacedSchema[] {
	const node = outputs[className];
	if (node === undefined) return [];
	// n8n looks for this name where a node has neither channels nor operations.
	if ('always' in node) return [{ path: 'output.json', schema: node.always }];
	const folders = 'channels' in node ? node.channels : { '': node.operations };
	return Object.entries(folders).flatMap(([folder, operations]) =>
		Object.entries(operations).map(([operation, schema]) => ({
			path: `${folder === '' ? '' : `${folder}/`}${operation}.json`,
			schema,
		})),
	);
}

/** n8n writes version 1 as `v1.0.0`, and 1.1 as `v1.1.0`. */
export function versionFolder(version: number): string {
	return `v${[...String(version).split('.'), '0', '0'].slice(0, 3).join('.')}`;
}
