import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(__dirname, '../fixtures');

/** An example out of a vendor's document. */
export interface RequestFixture {
	source: string;
	/** How the text was read where it is no valid JSON. */
	readAs?: string;
	method: string;
	path: string;
	body: Record<string, unknown>;
}

export interface ResponseFixture {
	source: string;
	readAs?: string;
	status: number;
	response: unknown;
}

export const requestFixture = (name: string): RequestFixture => read(name) as RequestFixture;

export const responseFixture = (name: string): ResponseFixture =>
	read(`${name}.response`) as ResponseFixture;

/** Names of all fixtures of requests, such as `telegram/photo`. */
export function requestFixtureNames(channel: string): string[] {
	return readdirSync(path.join(folder, channel))
		.filter((file) => file.endsWith('.json') && !file.includes('response'))
		.map((file) => `${channel}/${path.basename(file, '.json')}`)
		.sort();
}

function read(name: string): unknown {
	return JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));
}
