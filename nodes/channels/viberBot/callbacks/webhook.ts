import type { Bot } from '../../../callbacks/bot';

/** Events that can be left out; messages always arrive. Order and names of Mitto's document. */
const events = [
	'delivered',
	'seen',
	'failed',
	'subscribed',
	'unsubscribed',
	'conversation_started',
] as const;

export const viber: Bot = {
	service: 'viberBot',
	name: 'Viber Bot',
	description: 'A bot with a token from the Viber Admin Panel',
	urlRules: { vendor: 'Viber' },
	setFields: [
		{
			displayName: 'Events',
			name: 'eventTypes',
			type: 'multiOptions',
			options: [
				{ name: 'Conversation Started', value: 'conversation_started' },
				{ name: 'Delivered', value: 'delivered' },
				{ name: 'Failed', value: 'failed' },
				{ name: 'Seen', value: 'seen' },
				{ name: 'Subscribed', value: 'subscribed' },
				{ name: 'Unsubscribed', value: 'unsubscribed' },
			],
			default: [...events],
			description: 'What Viber calls the webhook for, besides messages, which always arrive',
		},
		{
			displayName: 'Send Name',
			name: 'sendName',
			type: 'boolean',
			default: false,
			description: 'Whether events carry the name of the user',
		},
		{
			displayName: 'Send Photo',
			name: 'sendPhoto',
			type: 'boolean',
			default: false,
			description: 'Whether events carry the picture of the user',
		},
	],
	deleteFields: [],
	setPath: '/set_webhook',
	setBody: (form, url) => ({
		url,
		event_types: form.choices('eventTypes'),
		send_name: form.flag('sendName'),
		send_photo: form.flag('sendPhoto'),
	}),
	// Events that cannot be left out are listed with the others, but are not to be asked for.
	restoreBody: (url, types) => ({
		url,
		...(types !== null && { event_types: events.filter((name) => types.includes(name)) }),
	}),
	checkSet: ({ event_types: types }, rules) => {
		for (const type of Array.isArray(types) ? types : []) rules.oneOf(type, 'Events', events);
	},
	deleteRequest: () => ({ method: 'POST', path: '/set_webhook', body: { url: '' } }),
	infoRequest: { method: 'POST', path: '/get_account_info', body: {} },
	readInfo: ({ webhook, event_types: types }) => ({
		url: typeof webhook === 'string' && webhook !== '' ? webhook : null,
		events: Array.isArray(types) ? types.map(String) : null,
		pending: null,
		lastError: null,
		lastErrorAt: null,
	}),
};
