import { nextToken } from '../viberBot/token';
import type { Act, Status } from '../wire';
import type { Voice } from './voice';

const events: Partial<Record<Status, string>> = {
	delivered: 'delivered',
	read: 'seen',
	failed: 'failed',
};

/** Viber's callbacks. @see https://developers.viber.com/docs/api/rest-bot-api/#callbacks */
export const viberBot: Voice = {
	deliverer: 'viber',
	somebody: '01234567890A=',
	said(act, person, media, _about, tracking) {
		const sender = {
			id: person,
			name: 'Ana',
			avatar: '',
			country: 'HR',
			language: 'hr',
			api_version: 10,
		};
		const message = JSON.stringify({
			...messageOf(act, media),
			...(tracking !== undefined && { tracking_data: tracking }),
		});
		// By hand, because the token has 64 bits.
		return `{"event":"message","timestamp":${Date.now()},"chat_hostname":"SN-CHAT-05_","message_token":${nextToken()},"sender":${JSON.stringify(sender)},"message":${message},"silent":false}`;
	},
	reports: ['delivered', 'read', 'failed'],
	reported(status, { id, person }, description = 'The client refused the message') {
		const event = events[status];
		if (event === undefined) return undefined;
		const desc = status === 'failed' ? `,"desc":${JSON.stringify(description)}` : '';
		return `{"event":"${event}","timestamp":${Date.now()},"message_token":${id},"user_id":${JSON.stringify(person)}${desc}}`;
	},
};

function messageOf(act: Act, media: string): object {
	switch (act.kind) {
		case 'text':
			return { type: 'text', text: act.text };
		case 'tap':
			return { type: 'text', text: act.data };
		case 'picture':
			return {
				type: 'picture',
				text: act.caption ?? '',
				media,
				thumbnail: media,
				file_name: 'picture.png',
			};
		case 'location':
			return { type: 'location', location: { lat: act.latitude, lon: act.longitude } };
		case 'contact':
			return { type: 'contact', contact: { name: act.name, phone_number: act.phone } };
	}
}
