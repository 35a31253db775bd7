import { randomUUID } from 'node:crypto';

import { isObject, type Json } from '../complaints';
import type { LedgerEntry } from '../ledger';
import type { Channel, Message, Status } from '../wire';
import { contentOf } from './content';
import type { Events } from './events';

/** A phone page that opens is told of so many messages, the newest ones. */
const told = 20_000;

/** Everything on the phones, in order: what was sent to them, what their people did, what became of it. */
export class Transcript {
	private messages: Message[] = [];

	private readonly byId = new Map<string, Message>();

	private contents = new Map<number, Json>();

	/** Recipients of a bulk request share one body, which is told once. */
	private known = new WeakMap<object, number>();

	constructor(private readonly events: Events) {}

	accepted(entry: LedgerEntry, exchange: number | undefined): Message {
		return this.add({
			id: entry.messageId,
			from: 'business',
			channel: entry.channel as Channel,
			person: entry.destination,
			content: this.number(entry.body, () => contentOf(entry)),
			service: entry.service,
			status: 'accepted',
			...(entry.trafficAccountId !== undefined && { trafficAccountId: entry.trafficAccountId }),
			...(entry.bulkId !== undefined && { bulkId: entry.bulkId }),
			...(exchange !== undefined && { exchange }),
		});
	}

	/** What a person did, drawn whether or not a callback could be made of it. */
	did(channel: Channel, person: string, content: Json): Message {
		const number = this.number({}, () => content);
		return this.add({ id: randomUUID(), from: 'person', channel, person, content: number });
	}

	find(id: string): Message | undefined {
		return this.byId.get(id);
	}

	contentOf(message: Message): Json {
		return this.contents.get(message.content) ?? {};
	}

	setStatus(id: string, status: Status, description?: string): void {
		const message = this.byId.get(id);
		if (message === undefined || message.status === status) return;
		message.status = status;
		if (description === undefined) delete message.description;
		else message.description = description;
		this.events.publish({ kind: 'status', id, status, ...(description && { description }) });
	}

	snapshot(): { messages: Message[]; contents: Record<number, Json> } {
		const messages = this.messages.slice(-told);
		const contents: Record<number, Json> = {};
		for (const { content } of messages) contents[content] ??= this.contents.get(content) ?? {};
		return { messages, contents };
	}

	clear(): void {
		this.messages = [];
		this.byId.clear();
		this.contents.clear();
		this.known = new WeakMap();
		this.events.publish({ kind: 'cleared' });
	}

	private add(message: Omit<Message, 'order' | 'at'>): Message {
		const full = { ...message, order: this.messages.length + 1, at: new Date().toISOString() };
		this.messages.push(full);
		this.byId.set(full.id, full);
		this.events.publish({ kind: 'message', message: { ...full } });
		return full;
	}

	private number(body: unknown, read: () => Json): number {
		const before = isObject(body) ? this.known.get(body) : undefined;
		if (before !== undefined) return before;
		const id = this.contents.size + 1;
		const content = read();
		this.contents.set(id, content);
		if (isObject(body)) this.known.set(body, id);
		this.events.publish({ kind: 'content', id, content });
		return id;
	}
}
