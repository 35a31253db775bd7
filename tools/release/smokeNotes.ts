import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { cacheFolder } from '../cacheFolder';

/** In which n8n versions each packed package was smoked, by the package's checksum. */
type Notes = Record<string, string[]>;

const file = () => path.join(cacheFolder('smoke'), 'notes.json');

const read = (): Notes =>
	existsSync(file()) ? (JSON.parse(readFileSync(file(), 'utf8')) as Notes) : {};

export function noteSmoked(integrity: string, n8nVersion: string): void {
	const notes = read();
	notes[integrity] = [...new Set([...(notes[integrity] ?? []), n8nVersion])].sort();
	writeFileSync(file(), JSON.stringify(notes, undefined, '\t'));
}

/** Versions in which exactly this package passed; a changed file makes it another package. */
export const smokedIn = (integrity: string): string[] => read()[integrity] ?? [];
