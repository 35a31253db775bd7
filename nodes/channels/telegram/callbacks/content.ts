import type { InboundMedia } from '../../../callbacks/events';
import type { Payload } from '../../../callbacks/payload';

/** Kinds of files in a message. A photo comes apart from these: it is a list of sizes. */
const mediaTypes = [
	'document',
	'video',
	'voice',
	'audio',
	'animation',
	'video_note',
	'sticker',
] as const;

/** What a message says. Files have an id only; where they can be fetched is another call (getFile). */
export function contentOf(message: Payload) {
	const place = message.has('venue') ? message.at('venue').at('location') : message.at('location');
	const [latitude, longitude] = [place.number('latitude'), place.number('longitude')];
	return {
		text: message.text('text') ?? message.text('caption'),
		media: mediaOf(message),
		location: latitude === null || longitude === null ? null : { latitude, longitude },
		contact: message.has('contact') ? contactOf(message.at('contact')) : null,
		replyTo: message.at('reply_to_message').text('message_id'),
	};
}

function mediaOf(message: Payload): InboundMedia[] {
	const photo = message.list('photo').reduce<Payload | undefined>(larger, undefined);
	// An animation is repeated as a document for old clients.
	const types = mediaTypes.filter(
		(type) => message.has(type) && !(type === 'document' && message.has('animation')),
	);
	return [
		...(photo === undefined ? [] : [file('photo', photo)]),
		...types.map((type) => file(type, message.at(type))),
	];
}

function larger(best: Payload | undefined, size: Payload): Payload {
	return best === undefined || area(size) >= area(best) ? size : best;
}

function area(size: Payload): number {
	return (size.number('width') ?? 0) * (size.number('height') ?? 0);
}

function file(type: string, content: Payload): InboundMedia {
	return {
		type,
		url: null,
		fileName: content.text('file_name'),
		size: content.number('file_size'),
		fileId: content.text('file_id'),
	};
}

function contactOf(contact: Payload): { name: string | null; phone: string | null } {
	const name = [contact.text('first_name'), contact.text('last_name')]
		.filter((part) => part !== null)
		.join(' ');
	return { name: name || null, phone: contact.text('phone_number') };
}
