import type { KnownNames } from '../../../callbacks/knownNames';

export type ChatAppsField =
	| 'messageId'
	| 'channel'
	| 'conversationId'
	| 'sender'
	| 'senderName'
	| 'destination'
	| 'text'
	| 'mediaUrl'
	| 'postback'
	| 'replyTo'
	| 'trafficAccountId'
	| 'status'
	| 'occurredAt';

/**
 * Mitto does not document what its webhooks send. The first name of each is that of the message model
 * in its API; the others are what integrations expect.
 */
export const chatAppsNames: KnownNames<ChatAppsField> = {
	messageId: ['messageId', 'id', 'message_id'],
	channel: ['messagingApp', 'channel', 'app'],
	conversationId: ['conversationId', 'conversation'],
	sender: ['sender', 'from', 'source', 'phoneNumber'],
	senderName: ['senderName', 'profileName', 'name'],
	destination: ['destination', 'to', 'receiver', 'recipient'],
	text: ['text', 'message', 'body'],
	mediaUrl: ['mediaUrl', 'fileUrl', 'imageUrl', 'media_url'],
	postback: ['postbackData', 'payload', 'buttonPayload'],
	replyTo: ['quotedMessageId', 'replyTo', 'contextMessageId'],
	trafficAccountId: ['trafficAccountId', 'ta'],
	status: ['deliveryStatus', 'status'],
	occurredAt: ['createdAt', 'updatedAt', 'timestamp'],
};

export const chatAppsLabels: Record<ChatAppsField, string> = {
	messageId: 'Message ID',
	channel: 'Channel',
	conversationId: 'Conversation ID',
	sender: 'Sender',
	senderName: 'Sender Name',
	destination: 'Recipient',
	text: 'Text',
	mediaUrl: 'Media URL',
	postback: 'Button Data',
	replyTo: 'Quoted Message ID',
	trafficAccountId: 'Traffic Account ID',
	status: 'Status',
	occurredAt: 'Time',
};
