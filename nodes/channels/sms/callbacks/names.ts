import type { KnownNames } from '../../../callbacks/knownNames';

export type SmsField =
	| 'messageId'
	| 'sender'
	| 'destination'
	| 'text'
	| 'occurredAt'
	| 'trafficAccountId';

/** No document names the fields of two-way SMS. These are what templates and integrations use. */
export const smsNames: KnownNames<SmsField> = {
	messageId: ['messageId', 'msgid', 'message_id', 'id'],
	sender: ['from', 'msisdn', 'sender', 'source', 'originator'],
	destination: ['to', 'destination', 'receiver', 'recipient'],
	text: ['text', 'message', 'body', 'content'],
	occurredAt: ['timestamp', 'receivedAt', 'createdAt', 'date', 'time'],
	trafficAccountId: ['trafficAccountId', 'ta'],
};

export const smsLabels: Record<SmsField, string> = {
	messageId: 'Message ID',
	sender: 'Sender',
	destination: 'Recipient',
	text: 'Text',
	occurredAt: 'Time',
	trafficAccountId: 'Traffic Account ID',
};
