import type { INodeProperties } from 'n8n-workflow';

import { showFor } from '../../form/show';

/** Where the person answers, for a channel on which both are possible. */
export function answerInField(channel: string): INodeProperties {
	const isBot = channel === 'viberBot';
	return {
		displayName: 'Answer In',
		name: 'answerIn',
		type: 'options',
		options: [
			{
				name: 'Chat',
				value: 'chat',
				description: 'The person writes back, or taps a button of a Viber bot',
			},
			{
				name: 'Page',
				value: 'page',
				description: 'The message has a link to a page on which the person answers',
			},
		],
		default: 'page',
		description: isBot
			? 'Where the person answers. In the chat needs an active Mitto Inbound Trigger for the same bot, with its option Answers Resume Waiting Flows. The message carries a signed reference, so the answer finds its flow after a restart and in queue mode, too.'
			: 'Where the person answers. In the chat needs an active Mitto Inbound Trigger for the channel, with its option Answers Resume Waiting Flows. The newest open question to the same number or chat gets the answer, as long as the n8n process that asked it is running. Mitto Send, Callback, Resume Waiting Flow hands on all other answers.',
	};
}

export const noticeOption = {
	displayName: 'Notice to Others',
	name: 'noticeText',
	type: 'string',
	default: 'This question is for somebody else. Your answer was not taken',
	description:
		'What somebody reads, once, whose answer does not count; on Viber bots and Telegram. Leave it empty to say nothing.',
} satisfies INodeProperties;

export const replyHintOption = {
	displayName: 'Reply Hint',
	name: 'replyHint',
	type: 'string',
	default: 'Please reply with:',
	description: 'What stands before the answers to choose from, on channels without buttons',
} satisfies INodeProperties;

/** For the collection "Options". */
export const chatOptions: INodeProperties[] = showFor({ '/answerIn': ['chat'] }, [
	{
		displayName: 'Allowed Responders',
		name: 'allowedResponders',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. +385911234567, 4711',
		description:
			'IDs or phone numbers of those whose answers count, separated by commas or lines; * stands for any characters. Without this option everybody in the chat that was asked may answer.',
	},
	noticeOption,
	replyHintOption,
]);
