import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'lossless-json';

import type { Callback } from '../../nodes/callbacks/callback';

const folder = path.resolve(__dirname, '../fixtures');

/** The body of a callback out of a vendor's document, with every digit of its numbers. */
export function inboundBody(name: string): string {
	const [channel = '', file = ''] = name.split('/');
	const text = readFileSync(path.join(folder, channel, 'inbound', `${file}.json`), 'utf8');
	return stringify((parse(text) as { body: unknown }).body) as string;
}

/** Names of all callbacks of a channel, such as `telegram/photo`. */
export function inboundNames(channel: string): string[] {
	return readdirSync(path.join(folder, channel, 'inbound'))
		.map((file) => `${channel}/${path.basename(file, '.json')}`)
		.sort();
}

/** A callback as the pipeline hands it over. */
export function callbackWith(body: string, given: Partial<Callback> = {}): Callback {
	return {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		query: {},
		receivedAt: Date.UTC(2026, 10, 24, 12),
		...given,
		body: Buffer.from(body),
	};
}
