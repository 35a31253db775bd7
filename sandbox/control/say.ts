import { trackingFor } from '../viberBot/tracking';
import { voices } from '../voices';
import type { Channel } from '../wire';
import type { World } from '../world';
import type { Deliverer, Delivery } from './deliver';

/** What a person writes. */
export interface Saying {
	text?: string;
	/** The person's id or phone number. */
	from?: string;
	/** Where to; the registered webhook of the vendor when left out. */
	url?: string;
}

const channels: Record<Deliverer, Channel> = {
	viber: 'viberBot',
	telegram: 'telegram',
	gbm: 'gbm',
	'chat-apps': 'whatsapp',
	sms: 'sms',
};

/** The callback with which a vendor passes it on, in the shape of the vendor's document. */
export function asCallback(
	by: Deliverer,
	{ text = 'Hello', from, url }: Saying,
	world?: World,
): Delivery {
	const voice = voices[channels[by]];
	const person = from ?? voice.somebody;
	const tracking = world && trackingFor(person, world);
	const body = voice.said({ kind: 'text', text }, person, '', undefined, tracking);
	return { ...(body !== undefined && { body }), ...(url !== undefined && { url }) };
}
