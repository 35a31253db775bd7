import type { ApiInUse } from '../apis/usesApi';
import { resources } from '../MittoSend/operations';
import type { Operation, Resource } from '../MittoSend/operations/operation';
import { askings, type Asking } from './question/asking';

/** A channel on which a message can be sent and waited for. */
export interface WaitChannel {
	/** Name, messages and forms, as Mitto Send has them. */
	resource: Resource;
	/** Its messages: the operations of Mitto Send that send one to one person. */
	messages: Operation[];
	/** How a question goes out on it. */
	asking: Asking;
	/** The message that carries the question. */
	questionMessage: Operation;
	/** The one that carries it when the answer comes in the chat; undefined where that cannot be. */
	chatMessage?: Operation;
	/** Whose credential it uses. */
	api: ApiInUse;
}

/** In the order of Mitto Send's menu. */
export const waitChannels: WaitChannel[] = resources.flatMap((resource) => {
	const asking = askings[resource.resource];
	const messages = resource.operations.filter(({ operation }) => operation.startsWith('send'));
	const questionMessage = messages.find(({ operation }) => operation === asking?.operation);
	if (asking === undefined || questionMessage === undefined) return [];
	const chatMessage = messages.find(({ operation }) => operation === asking.inChat?.operation);
	const { api } = questionMessage;
	return Array.isArray(api)
		? []
		: [{ resource, messages, asking, questionMessage, chatMessage, api }];
});

/** Whose credential signs what leads back to a wait on a channel. */
export function apiOn(channel: unknown): ApiInUse {
	return waitChannels.find(({ resource }) => resource.resource === channel)?.api ?? 'mitto';
}
