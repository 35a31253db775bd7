import { messageType, type MessageType } from '../messageType';

/** One kind of message of a Viber bot; its content is the request body without the envelope. */
export interface ViberBotMessage<Content extends object = object> extends MessageType<Content> {
	/** The kind inside a broadcast. Stored in workflows, so never changed. */
	kind: string;
	/** What a broadcast calls it: "Picture". */
	label: string;
}

/** Lets TypeScript check a kind of message against its own content, and lists hold all of them. */
export function viberBotMessage<Content extends object>(
	message: ViberBotMessage<Content>,
): ViberBotMessage {
	const { kind, label } = message;
	return { ...messageType(message), kind, label };
}
