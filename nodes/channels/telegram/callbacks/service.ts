import type { Payload } from '../../../callbacks/payload';

/** Fields of service messages in Telegram's Bot API 10.1, "Message": what happened to the chat. */
const fields = [
	'boost_added',
	'channel_chat_created',
	'chat_background_set',
	'chat_owner_changed',
	'chat_owner_left',
	'chat_shared',
	'connected_website',
	'delete_chat_photo',
	'forum_topic_closed',
	'forum_topic_created',
	'forum_topic_edited',
	'forum_topic_reopened',
	'general_forum_topic_hidden',
	'general_forum_topic_unhidden',
	'giveaway_completed',
	'giveaway_created',
	'group_chat_created',
	'left_chat_member',
	'message_auto_delete_timer_changed',
	'migrate_from_chat_id',
	'migrate_to_chat_id',
	'new_chat_members',
	'new_chat_photo',
	'new_chat_title',
	'pinned_message',
	'proximity_alert_triggered',
	'refunded_payment',
	'successful_payment',
	'supergroup_chat_created',
	'users_shared',
	'video_chat_ended',
	'video_chat_participants_invited',
	'video_chat_scheduled',
	'video_chat_started',
	'write_access_allowed',
];

/** Whether a message only tells what happened to the chat; nobody wrote anything. */
export function isService(message: Payload): boolean {
	return fields.some((field) => message.has(field));
}
