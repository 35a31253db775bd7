import type { IDataObject } from 'n8n-workflow';

import { NotGenuine, type Callback } from '../../../callbacks/callback';
import { inboundEvent, type InboundEvent, type InboundKind } from '../../../callbacks/events';
import { Payload } from '../../../callbacks/payload';
import { isoTime } from '../../../values/isoTime';
import { contentOf } from './content';
import { isService } from './service';

const kinds = new Map<string, InboundKind>([
	['message', 'message'],
	['channel_post', 'message'],
	['business_message', 'message'],
	['guest_message', 'message'],
	['edited_message', 'edited'],
	['edited_channel_post', 'edited'],
	['edited_business_message', 'edited'],
	['callback_query', 'postback'],
]);

/**
 * One update. Its kind is the one key besides `update_id`, never one out of a closed list: Telegram
 * adds kinds, and those that are not known pass as `other`.
 */
export function telegramEvent(
	raw: IDataObject,
	{ query, receivedAt }: Callback,
	botId: string | null,
): InboundEvent {
	const update = new Payload(raw);
	if (update.number('update_id') === null) {
		throw new NotGenuine(400, 'The body is no update of Telegram: it has no update_id');
	}
	const word = update.names().find((name) => name !== 'update_id') ?? '';
	const content = update.at(word);
	const kind = kindOf(word, content);

	// The message with the button is the bot's own; what was said is the tap.
	const message = kind === 'postback' ? content.at('message') : content;
	const author = authorOf(content);
	const id = author.text('id');
	const spoken = kind === 'message' || kind === 'edited';
	return inboundEvent({
		event: kind,
		channel: 'telegram',
		messageId: content.text('message_id') ?? content.text('id'),
		conversationId:
			message.at('chat').text('id') ??
			content.text('user_chat_id') ??
			(kind === 'postback' ? id : null),
		from: { id, name: nameOf(author), phone: ownPhone(content, id) },
		to: botId,
		...(spoken && contentOf(content)),
		...(kind === 'postback' && {
			postback: content.text('data') ?? content.text('game_short_name'),
			replyTo: message.text('message_id'),
		}),
		trafficAccountId: query.ta ?? null,
		occurredAt: isoTime(seconds(content.number('edit_date') ?? content.number('date'))),
		receivedAt: new Date(receivedAt).toISOString(),
		raw,
	});
}

/**
 * The chat with the bot itself in which something was said or tapped. Chats of a business account that
 * the bot only serves have the same ids, and a message sent inline may stand in any chat.
 */
export function chatOf({ raw }: InboundEvent): string | null {
	const update = new Payload(raw);
	const said = update.has('message') ? update.at('message') : update.at('channel_post');
	const message = update.has('callback_query') ? update.at('callback_query').at('message') : said;
	return message.has('business_connection_id') ? null : message.at('chat').text('id');
}

function kindOf(word: string, content: Payload): InboundKind {
	if (word === 'my_chat_member') return membership(content);
	const kind = kinds.get(word) ?? 'other';
	return kind === 'message' && isService(content) ? 'other' : kind;
}

/** Who did it: most updates say `from`, channels write under their own name, boosts name their source. */
function authorOf(content: Payload): Payload {
	const boost = content.has('boost') ? content.at('boost') : content;
	return (
		[
			content.at('from'),
			content.at('sender_chat'),
			content.at('user'),
			content.at('actor_chat'),
			content.at('voter_chat'),
			boost.at('source').at('user'),
		].find((candidate) => candidate.has('id')) ?? new Payload(undefined)
	);
}

/** A person who blocks or unblocks the bot; in groups the same update tells of the bot's rights. */
function membership(change: Payload): InboundKind {
	if (change.at('chat').text('type') !== 'private') return 'other';
	const [before, after] = [
		change.at('old_chat_member').text('status'),
		change.at('new_chat_member').text('status'),
	];
	if (after === 'kicked') return 'unsubscribed';
	return before === 'kicked' && after === 'member' ? 'subscribed' : 'other';
}

function nameOf(author: Payload): string | null {
	const name = [author.text('first_name'), author.text('last_name')]
		.filter((part) => part !== null)
		.join(' ');
	return name || author.text('title') || author.text('username');
}

/** Known only when a person shares the contact that is their own. */
function ownPhone(message: Payload, id: string | null): string | null {
	const contact = message.at('contact');
	return id !== null && contact.text('user_id') === id ? contact.text('phone_number') : null;
}

function seconds(value: number | null): number | null {
	return value === null ? null : value * 1000;
}
