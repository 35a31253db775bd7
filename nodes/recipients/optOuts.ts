import { BadInput } from '../form/badInput';
import { quoted } from '../values/quoted';
import { isText, readAddress, textOf, type Reading } from './address';

/** People who must not get anything. */
export interface OptOuts {
	/** What all spellings of each have in common. */
	keys: ReadonlySet<string>;
	/** Entries that can match nobody, as they were given. */
	unreadable: string[];
}

export const noOptOuts: OptOuts = { keys: new Set(), unreadable: [] };

/**
 * Reads opt-outs as recipients are read. An opt-out should rather match too much, so every reading of
 * an entry counts. Blank entries stand for nobody.
 *
 * @param matchesNobody whether no recipient of the channel can be written so; for ids
 */
export function readOptOuts(
	values: unknown[],
	reading: Reading,
	matchesNobody: (address: string) => boolean,
): OptOuts {
	const keys = new Set<string>();
	const unreadable: string[] = [];
	for (const value of values) {
		const text = textOf(value);
		const { address, keys: own, comparable } = readAddress(text, reading);
		if (text === '') continue;
		for (const key of own) keys.add(key);
		const canMatch = isText(value) && address !== '' && comparable;
		if (!canMatch || (reading.kind === 'id' && matchesNobody(address))) unreadable.push(text);
	}
	return { keys, unreadable };
}

const mostNamed = 5;

/**
 * Who opted out must not be written to because the entry is misspelt.
 *
 * @param field display name of where the entries come from
 * @throws {BadInput} with the entries that can match nobody
 */
export function refuseUnreadable({ unreadable }: OptOuts, field: string): void {
	if (unreadable.length === 0) return;
	const named = unreadable.slice(0, mostNamed).map(quoted).join(', ');
	const more = unreadable.length > mostNamed ? ` and ${unreadable.length - mostNamed} more` : '';
	const [holds, entry] = unreadable.length === 1 ? ['an entry', 'it'] : ['entries', 'they'];
	throw BadInput.of(
		field,
		`has ${holds} that can match nobody: ${named}${more}`,
		`Correct what ${entry} should be, set Default Country under Options for numbers without a country code, or turn on Ignore Unreadable Opt-Outs there`,
	);
}
