import { channelsIn } from './chatApps/content';
import { isObject, type Json } from './complaints';

export type Service = 'chatApps' | 'smsApi' | 'viberBot' | 'telegram';

/** Which vendor a path of the sandbox belongs to. */
export function serviceOf(path: string): Service {
	if (path.startsWith('/sms')) return 'smsApi';
	if (path.startsWith('/viber')) return 'viberBot';
	if (path.startsWith('/telegram')) return 'telegram';
	return 'chatApps';
}

/** Channels that a request is about; a failover or a bulk request may be about several. */
export function channelsOf(path: string, body: unknown): string[] {
	const service = serviceOf(path);
	if (service === 'smsApi') return ['sms'];
	if (service !== 'chatApps') return [service];
	return [
		...new Set(messagesIn(body).flatMap((part) => channelsIn(part).map(({ channel }) => channel))),
	];
}

/** How many people a request is for; 0 of what sends nothing. */
export function recipientsOf(path: string, body: unknown): number {
	if (!isObject(body)) return 0;
	const lists = [body.messages, body.destinations, body.broadcast_list, body.to];
	const list = lists.find(Array.isArray);
	if (list !== undefined) return list.length;
	if (typeof body.to === 'string') return body.to.split(',').length;
	const one = /\/(send|send_message)$/i.test(path.split('?')[0] ?? '');
	return one ? 1 : 0;
}

export function isBulk(path: string): boolean {
	return /bulk|broadcast/i.test(path);
}

/** A request of personalised messages holds many; every other one is its own message. */
export function messagesIn(body: unknown): Json[] {
	if (!isObject(body)) return [];
	return Array.isArray(body.messages) ? body.messages.filter(isObject) : [body];
}
