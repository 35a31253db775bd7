import { useEffect, useReducer } from 'preact/hooks';

import type {
	Channel,
	ExchangeSummary,
	Happening,
	Message,
	Settings,
	Snapshot,
	Tally,
} from '../wire';
import type { Json } from './json';

/** Messages of one person on one channel, oldest first. */
export interface Conversation {
	channel: Channel;
	person: string;
	messages: Message[];
}

const keptExchanges = 500;

/** All that the page knows. It follows the sandbox; a page that was cut off starts over with a snapshot. */
class Store {
	connected = false;

	/** Grows with everything that happens. */
	version = 0;

	loaded = false;

	contents = new Map<number, Json>();

	messages = new Map<string, Message>();

	bulk: Message[] = [];

	/** The one that something happened in last is the last one. */
	conversations = new Map<string, Conversation>();

	exchanges: ExchangeSummary[] = [];

	tally: Tally | undefined;

	settings: Settings | undefined;

	private readonly listeners = new Set<() => void>();

	private readonly news = new Set<(messages: Message[]) => void>();

	private source: EventSource | undefined;

	/** Listens while the page can be seen: a browser keeps only six connections to a server, for all its tabs. */
	listen(): void {
		const follow = () => (document.visibilityState === 'visible' ? this.connect() : this.rest());
		document.addEventListener('visibilitychange', follow);
		addEventListener('pagehide', () => this.rest());
		addEventListener('pageshow', follow);
		follow();
	}

	private rest(): void {
		this.source?.close();
		this.source = undefined;
	}

	private connect(): void {
		if (this.source !== undefined) return;
		const source = new EventSource('/control/events');
		this.source = source;
		source.addEventListener('snapshot', ({ data }: MessageEvent<string>) => {
			this.start(JSON.parse(data) as Snapshot);
		});
		source.addEventListener('batch', ({ data }: MessageEvent<string>) => {
			const happenings = JSON.parse(data) as Happening[];
			for (const happening of happenings) this.take(happening);
			this.tell();
			const messages = happenings.flatMap((one) => (one.kind === 'message' ? [one.message] : []));
			if (messages.length > 0) for (const hear of this.news) hear(messages);
		});
		source.addEventListener('error', () => {
			this.connected = false;
			this.tell();
		});
	}

	contentOf({ content }: Message): Json {
		return this.contents.get(content) ?? {};
	}

	subscribe(listener: () => void): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}

	/** Told of messages that come in while the page is open. */
	onNews(hear: (messages: Message[]) => void): () => void {
		this.news.add(hear);
		return () => this.news.delete(hear);
	}

	private start({ contents, messages, exchanges, tally, settings }: Snapshot): void {
		this.forget();
		for (const [id, content] of Object.entries(contents)) this.contents.set(Number(id), content);
		for (const message of messages) this.add(message);
		this.exchanges = exchanges;
		this.tally = tally;
		this.settings = settings;
		this.connected = true;
		this.loaded = true;
		this.tell();
	}

	private take(happening: Happening): void {
		switch (happening.kind) {
			case 'content':
				this.contents.set(happening.id, happening.content);
				return;
			case 'message':
				this.add(happening.message);
				return;
			case 'status': {
				const message = this.messages.get(happening.id);
				if (message === undefined) return;
				message.status = happening.status;
				message.description = happening.description;
				return;
			}
			case 'exchange':
				this.exchanges = [...this.exchanges, happening.exchange].slice(-keptExchanges);
				return;
			case 'tally':
				this.tally = happening.tally;
				return;
			case 'settings':
				this.settings = happening.settings;
				return;
			case 'faults':
				if (this.settings) this.settings = { ...this.settings, faults: happening.faults };
				return;
			case 'cleared':
				this.forget();
		}
	}

	private add(message: Message): void {
		this.messages.set(message.id, message);
		if (message.bulkId !== undefined) this.bulk.push(message);
		const key = `${message.channel} ${message.person}`;
		const { channel, person } = message;
		const conversation = this.conversations.get(key) ?? { channel, person, messages: [] };
		conversation.messages.push(message);
		this.conversations.delete(key);
		this.conversations.set(key, conversation);
	}

	private forget(): void {
		this.contents.clear();
		this.messages.clear();
		this.conversations.clear();
		this.bulk = [];
		this.exchanges = [];
	}

	private tell(): void {
		this.version++;
		for (const listener of this.listeners) listener();
	}
}

export const store = new Store();

/** Draws a component again whenever something happened. */
export function useStore(): Store {
	const [, again] = useReducer((count: number) => count + 1, 0);
	const { version } = store;
	useEffect(() => {
		// What happened between drawing and listening would not be drawn.
		if (store.version !== version) again(undefined as never);
		return store.subscribe(() => again(undefined as never));
	}, []);
	return store;
}
