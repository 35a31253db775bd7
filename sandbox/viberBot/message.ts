import { isObject, isText, isUrl, type Json } from '../complaints';
import type { Finding } from '../wire';

/** What Viber answers instead of taking a message. */
export interface ViberRefusal {
	status: number;
	status_message: string;
}

const bad = (text: string): ViberRefusal => ({ status: 3, status_message: text });
const missing = (text: string): ViberRefusal => ({ status: 4, status_message: text });

const mebibyte = 1024 * 1024;

/** Checks by message type, after Viber's REST bot API documentation; undefined means fine. */
const types: Record<string, (message: Json) => ViberRefusal | undefined> = {
	text: ({ text }) => (isText(text, 7000) ? undefined : bad('text is missing or too long')),
	picture: ({ text, media }) => {
		if (typeof text !== 'string') return missing('text');
		if (text.length > 768) return bad('text is too long');
		return isUrl(media) ? undefined : bad('media');
	},
	video: ({ media, size, duration }) => {
		if (!isUrl(media)) return bad('media');
		if (typeof size !== 'number' || size > 26 * mebibyte) return bad('size');
		return duration === undefined || Number(duration) <= 180 ? undefined : bad('duration');
	},
	file: ({ media, size, file_name: name }) => {
		if (!isUrl(media)) return bad('media');
		if (typeof size !== 'number' || size > 50 * mebibyte) return bad('size');
		return isText(name, 256) && name.includes('.') ? undefined : bad('file_name');
	},
	contact: ({ contact }) =>
		isObject(contact) && isText(contact.name, 28) && isText(contact.phone_number, 18)
			? undefined
			: bad('contact'),
	location: ({ location }) =>
		isObject(location) &&
		Math.abs(Number(location.lat)) <= 90 &&
		Math.abs(Number(location.lon)) <= 180
			? undefined
			: bad('location'),
	url: ({ media }) => (isUrl(media) && String(media).length <= 2000 ? undefined : bad('media')),
	sticker: ({ sticker_id: id }) =>
		Number.isInteger(Number(id)) && id !== '' ? undefined : bad('sticker_id'),
	rich_media: ({ rich_media: media, min_api_version: version }) => {
		if (!isObject(media) || media.Type !== 'rich_media') return bad('rich_media');
		if (Number(version ?? 1) < 2) return { status: 14, status_message: 'min_api_version' };
		return buttons(media);
	},
};

/** Statuses that are about something else than the message, with the section of Viber's documentation. */
const otherSections: Record<number, { field: string; complaint: string; section: string }> = {
	2: {
		field: 'X-Viber-Auth-Token',
		complaint: 'The token is missing or wrong',
		section: 'Authentication token',
	},
	5: {
		field: 'receiver',
		complaint: 'Nobody with this id is registered at Viber',
		section: 'Error codes',
	},
	6: { field: 'receiver', complaint: 'The person is not subscribed', section: 'Error codes' },
	12: { field: 'receiver', complaint: 'Too many messages without a reply', section: 'Error codes' },
};

/** What stands behind a refusal, for the inspector. */
export function ruleOf({ status, status_message: text }: ViberRefusal, type: unknown): Finding {
	const other = otherSections[status];
	if (other !== undefined) {
		const { field, complaint, section } = other;
		return { field, complaint, source: `Viber REST bot API › ${section}` };
	}
	const [field = ''] = text.split(' ');
	const section = /^Buttons|^ActionBody|^keyboard/.test(field)
		? 'Keyboards'
		: `Message types › ${typeof type === 'string' ? type : 'General'}`;
	return {
		field,
		complaint: `Refused with status ${status}: ${text}`,
		source: `Viber REST bot API › ${section}`,
	};
}

export function refuse(message: Json): ViberRefusal | undefined {
	if (JSON.stringify(message).length > 30 * 1024) return bad('request is too large');
	const { sender, keyboard, type, tracking_data: tracking } = message;
	if (!isObject(sender) || !isText(sender.name, 28)) return bad('sender.name');
	if (tracking !== undefined && !isText(tracking, 4096, 0)) return bad('tracking_data');
	if (keyboard !== undefined) {
		if (!isObject(keyboard) || keyboard.Type !== 'keyboard') return bad('keyboard.Type');
		const refusal = buttons(keyboard);
		if (refusal !== undefined) return refusal;
		if (type === undefined) return undefined;
	}
	const check = types[String(type)];
	return check === undefined ? bad('type') : check(message);
}

function buttons({ Buttons: list }: Json): ViberRefusal | undefined {
	if (!Array.isArray(list) || list.length === 0) return bad('Buttons');
	const fine = list.every((button) => isObject(button) && isText(button.ActionBody));
	return fine ? undefined : bad('ActionBody');
}
