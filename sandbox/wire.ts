/** What the sandbox tells the phone page and everybody else who listens to `/control/events`. */

export const channels = ['sms', 'viber', 'viberBot', 'telegram', 'whatsapp', 'gbm'] as const;

export type Channel = (typeof channels)[number];

/** `accepted` is what the vendor said at once; the rest is what became of it. */
export const statuses = ['accepted', 'sent', 'delivered', 'read', 'failed', 'expired'] as const;

export type Status = (typeof statuses)[number];

/** One bubble on a phone: what a business sent, or what the person did. */
export interface Message {
	/** Of the vendor for what was sent; of the sandbox for what a person did. */
	id: string;
	order: number;
	/** ISO 8601. */
	at: string;
	from: 'business' | 'person';
	channel: Channel;
	/** Phone number, Viber id, chat id or conversation id. */
	person: string;
	/** Number of the content in the vendor's shape; recipients of one bulk request share it. */
	content: number;
	service?: string;
	trafficAccountId?: string;
	bulkId?: string;
	/** The request that brought it, or the callback that took it away. */
	exchange?: number;
	/** Only of what a business sent. */
	status?: Status;
	/** Why it failed, in the vendor's words. */
	description?: string;
}

/** One objection of a vendor, with the rule behind it. */
export interface Finding {
	field: string;
	complaint: string;
	/** The document and its section. */
	source: string;
}

export type Verdict = 'fine' | 'refused' | 'fault';

/** A line of the inspector. */
export interface ExchangeSummary {
	id: number;
	kind: 'request' | 'callback';
	at: string;
	method: string;
	/** Path of a request, URL of a callback; secrets are hidden. */
	address: string;
	service: string;
	/** 0 when the connection was cut or nobody listened. */
	status: number;
	milliseconds: number;
	verdict: Verdict;
	/** How many people a request was for. */
	recipients: number;
	/** The fault of the switchboard that hit it. */
	fault?: string;
	/** How a callback was proven. */
	proof?: Proof;
	/** The callback that this one repeats. */
	replayOf?: number;
}

/**
 * `signed` as the vendor does; `forged` by somebody who does not know the secret; `unsigned`;
 * `stale` with the proof of another body.
 */
export type Proof = 'signed' | 'forged' | 'unsigned' | 'stale';

/** All that the inspector shows; secrets are hidden. */
export interface ExchangeDetail extends ExchangeSummary {
	headers: Record<string, string>;
	body: string;
	findings: Finding[];
	answer: { headers: Record<string, string>; body: string };
	curl: string;
	messages: string[];
}

export interface Tally {
	/** Messages of bulk requests. */
	accepted: number;
	/** Recipients of bulk requests that were refused as a whole. */
	refused: number;
	recipients: number;
	/** Who got more than one bulk message, most first; at most 100. */
	repeated: Array<{ person: string; times: number }>;
	repeatedCount: number;
	/** Accepted in each of the last 60 seconds, oldest first; the last one is still running. */
	perSecond: number[];
}

/**
 * `standard`: SMS with a callback are reported after a second, chat apps change when they are read.
 * `all`: everything is reported by itself. `manual`: nothing is.
 */
export interface ReportSettings {
	mode: 'standard' | 'all' | 'manual';
	/** From accepting to `delivered`, and from there to `read`. */
	afterMs: number;
	upTo: 'delivered' | 'read';
}

export interface Settings {
	latencyMs: number;
	reports: ReportSettings;
	faults: FaultState[];
	/** Where callbacks go that no vendor registers; secrets are hidden. */
	addresses: Partial<Record<AddressedBy, string>>;
	/** What is registered at the vendors; secrets are hidden. */
	webhooks: Record<string, string[]>;
}

export type AddressedBy = 'sms' | 'gbm' | 'chat-apps';

export interface FaultState {
	kind: string;
	channel?: string;
	recipient?: string;
	path?: string;
	probability?: number;
	times?: number;
	after?: number;
	retryAfter?: number;
	milliseconds?: number;
	hits: number;
}

export type Happening =
	| { kind: 'content'; id: number; content: Record<string, unknown> }
	| { kind: 'message'; message: Message }
	| { kind: 'status'; id: string; status: Status; description?: string }
	| { kind: 'exchange'; exchange: ExchangeSummary }
	| { kind: 'tally'; tally: Tally }
	| { kind: 'settings'; settings: Settings }
	| { kind: 'faults'; faults: FaultState[] }
	| { kind: 'cleared' };

/** What a new listener is told first. */
export interface Snapshot {
	contents: Record<number, Record<string, unknown>>;
	messages: Message[];
	exchanges: ExchangeSummary[];
	tally: Tally;
	settings: Settings;
}

/** What a person does with a phone. */
export type Act =
	| { kind: 'text'; text: string }
	| { kind: 'picture'; caption?: string }
	| { kind: 'location'; latitude: number; longitude: number }
	| { kind: 'contact'; name: string; phone: string }
	/** A button, chip or key of a message. */
	| {
			kind: 'tap';
			messageId: string;
			text: string;
			data: string;
			action?: 'reply' | 'action' | 'liveAgent';
	  };

export interface Told {
	/** HTTP status of each callback that was made; empty when there was nobody to tell. */
	answers: Array<{ url: string; status: number }>;
	/** Why nobody was told. */
	reason?: string;
}
