import type { Exchanges } from './exchanges';
import type { Faults } from './faults';
import type { Ledger } from './ledger';
import type { Aging } from './live/aging';
import type { Events } from './live/events';
import type { Tallies } from './live/tally';
import type { Transcript } from './live/transcript';
import type { AddressedBy, ReportSettings } from './wire';

/** A webhook of Mitto's chat apps. */
export interface MittoWebhook {
	id: string;
	url: string;
	description?: string;
	webhookTriggers?: string[];
	headers?: Record<string, string>;
	linkTrafficAccountIds?: string[];
}

export interface ViberWebhook {
	url: string;
	event_types: string[];
	send_name: boolean;
	send_photo: boolean;
}

export interface TelegramWebhook {
	url: string;
	secret_token?: string;
	allowed_updates?: string[];
	max_connections?: number;
}

/** A request to a vendor, also a refused one; keys and tokens are left out. */
export interface SeenRequest {
	method: string;
	path: string;
	body: unknown;
	status: number;
}

/** Everything the vendors remember. */
export interface World {
	/** `http://127.0.0.1:port`, known once the sandbox listens. */
	url?: string;
	ledger: Ledger;
	faults: Faults;
	latencyMs: number;
	requests: SeenRequest[];
	requestCount: number;
	mittoWebhooks: Map<string, MittoWebhook>;
	viberWebhook?: ViberWebhook;
	telegramWebhook?: TelegramWebhook;
	/** Where callbacks go that no vendor registers; they may hold a token. */
	addresses: Partial<Record<AddressedBy, string>>;
	/** Destinations whose messages end as "Failure" after they were accepted. */
	failing: Set<string>;
	/** What is reported without anybody asking for it. */
	reports: ReportSettings;
	events: Events;
	transcript: Transcript;
	aging: Aging;
	exchanges: Exchanges;
	tallies: Tallies;
}
