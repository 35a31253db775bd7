import type { INodePropertyOptions } from 'n8n-workflow';

/** Kinds of updates in Telegram's Bot API 10.1, "Update", and two that came after it. */
const kinds = [
	'business_connection',
	'business_message',
	'callback_query',
	'channel_post',
	'chat_boost',
	'chat_join_request',
	'chat_member',
	'chosen_inline_result',
	'deleted_business_messages',
	'edited_business_message',
	'edited_channel_post',
	'edited_message',
	'guest_message',
	'inline_query',
	'managed_bot',
	'message',
	'message_reaction',
	'message_reaction_count',
	'my_chat_member',
	'poll',
	'poll_answer',
	'pre_checkout_query',
	'purchased_paid_media',
	'removed_chat_boost',
	'shipping_query',
	'stopped_message_generation',
	'subscription',
] as const;

/** As a menu: "Callback Query" for `callback_query`. */
export const updateKinds: INodePropertyOptions[] = kinds.map((value) => ({
	name: value.replace(/(?:^|_)([a-z])/g, (_, letter: string) => ` ${letter.toUpperCase()}`).trim(),
	value,
}));
