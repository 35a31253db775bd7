import type { Faults } from './faults';
import type { Ledger } from './ledger';

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
	ledger: Ledger;
	faults: Faults;
	latencyMs: number;
	requests: SeenRequest[];
	requestCount: number;
	mittoWebhooks: Map<string, MittoWebhook>;
	viberWebhook?: ViberWebhook;
	telegramWebhook?: TelegramWebhook;
	/** Destinations whose messages end as "Failure" after they were accepted. */
	failing: Set<string>;
}
