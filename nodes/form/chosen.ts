import { BadInput } from './badInput';
import { quoted } from '../values/quoted';

/**
 * The entry of a list that a menu's field names. An expression, or a workflow of a later version, can
 * name what the list does not have.
 *
 * @param nameOf the stored word of an entry
 * @param name what the field says
 * @param field display name of the field, for the message
 * @throws {BadInput} with the words that there are
 */
export function chosen<Entry>(
	list: readonly Entry[],
	nameOf: (entry: Entry) => string,
	name: string | undefined,
	field: string,
): Entry {
	const found = list.find((entry) => nameOf(entry) === name);
	if (found !== undefined) return found;
	throw BadInput.of(
		field,
		`is ${quoted(name ?? '')}, which does not exist`,
		`Choose one from the list: ${list.map(nameOf).join(', ')}`,
	);
}
