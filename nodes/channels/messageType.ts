import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Form } from '../form/form';
import type { Rules } from '../form/rules';

/**
 * A message as the checks see it: the builder's shape, but nothing can be taken for granted, since
 * Additional JSON may have replaced any part. Lists are `unknown` and go through `Rules.list`.
 */
export type Draft<T> = T extends readonly unknown[]
	? unknown
	: T extends object
		? { [Key in keyof T]?: Draft<T[Key]> }
		: unknown;

/**
 * One kind of message of one channel: its form, its body and its rules in one place. All functions
 * are pure. Adding a kind means a file like this and a line in the channel's list; menus, forms, Mitto
 * Bulk, failover steps and the contract tests follow from that.
 *
 * @example
 * export const sticker = messageType<ViberSticker>({
 * 	operation: 'sendSticker',
 * 	name: 'Send Sticker',
 * 	action: 'Send Viber sticker',
 * 	description: 'Send a sticker as a Viber business message to a phone number',
 * 	fields: [stickerIdField],
 * 	extras: [ttlField],
 * 	build: (form) => ({ stickerId: form.number('stickerId') as number }),
 * 	// The document's page, and its limit, stand in the channel's `limits.ts`.
 * 	check: ({ stickerId }, rules) =>
 * 		rules.number(stickerId, 'Sticker ID', { required: true, min: 1, whole: true }),
 * });
 */
export interface MessageType<Content extends object = object> {
	/** Stored in workflows, so never changed: `sendText`. */
	operation: string;
	/** Entry in the operation menu: "Send Text". */
	name: string;
	/** Entry in n8n's node panel, without articles: "Send Telegram text". */
	action: string;
	/** One sentence for people and for AI agents that choose a tool. */
	description: string;
	/** The form, without the fields that all messages of the channel share. */
	fields: INodeProperties[];
	/** The same form in a row of a list, where n8n cannot show every kind of field; else it is `fields`. */
	rowFields?: INodeProperties[];
	/**
	 * Fields that most messages do without. They stand under Options of the node, or of a failover step;
	 * `build` reads them like any other field.
	 */
	extras?: INodeProperties[];
	/**
	 * The channel's part of the request body, in the vendor's own names and units. What is not filled in
	 * is left out. A wrong value is passed on for `check` to refuse, so that all faults are told at once.
	 *
	 * @throws {BadInput} only for JSON that cannot be read
	 */
	build(form: Form): Content;
	/** What `build` changed in what the user wrote, for the result. */
	remarks?(form: Form): IDataObject;
	/**
	 * The vendor's rules, on what is about to be sent: Additional JSON is in it already. It never throws;
	 * `rules` collects. Each rule has a row in the channel's table of cases, or a contract test fails.
	 */
	check(content: Draft<Content>, rules: Rules): void;
	/** What can be told about the message before it is sent, such as SMS segments. */
	summarise?(content: Draft<Content>): IDataObject;
}

/** Lets TypeScript check a message type against its own content, and lists hold all of them. */
export function messageType<Content extends object>(type: MessageType<Content>): MessageType {
	const extras = new Set(type.extras?.map(({ name }) => name));
	const build: MessageType['build'] = (form) => type.build(form.withOptions(extras));
	const remarks: MessageType['remarks'] = (form) => type.remarks?.(form.withOptions(extras)) ?? {};
	return { ...(type as MessageType), build, remarks };
}
