import { randomInt } from 'node:crypto';

import type { Act } from '../wire';
import type { Voice } from './voice';

let update = randomInt(1, 2 ** 30);
let number = 1000;

/** Telegram's updates. It reports neither delivery nor reading. @see https://core.telegram.org/bots/api#update */
export const telegram: Voice = {
	deliverer: 'telegram',
	somebody: '1111111',
	said(act, person) {
		const who = { id: /^-?\d+$/.test(person) ? Number(person) : 1111111, first_name: 'Ana' };
		return JSON.stringify({
			update_id: ++update,
			message: {
				message_id: ++number,
				from: { ...who, is_bot: false },
				chat: { ...who, type: 'private' },
				date: Math.floor(Date.now() / 1000),
				...partsOf(act),
			},
		});
	},
	reports: [],
};

function partsOf(act: Act): object {
	switch (act.kind) {
		case 'text':
		case 'tap':
			return { text: act.text };
		case 'picture': {
			const size = {
				file_id: 'sandbox-photo',
				file_unique_id: 'p',
				width: 90,
				height: 51,
				file_size: 1101,
			};
			return { photo: [size], ...(act.caption && { caption: act.caption }) };
		}
		case 'location':
			return { location: { latitude: act.latitude, longitude: act.longitude } };
		case 'contact':
			return { contact: { phone_number: act.phone, first_name: act.name } };
	}
}
