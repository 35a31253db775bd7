import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Form } from '../form/form';
import { fieldOf } from '../values/fieldOf';

/**
 * Names under which vendors, and the templates that their customers configure, are known to give one
 * thing, in the order in which they are tried. Upper and lower case make no difference.
 */
export type KnownNames<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/**
 * Reads a payload whose names are not documented. The user's own names win over the known ones; a
 * dot leads into an object. A placeholder that was not filled in (`~msgid~`) reads as `null`.
 */
export function readByName<Field extends string>(
	payload: IDataObject,
	known: KnownNames<Field>,
	own: Partial<Record<Field, string>> = {},
): Record<Field, string | null> {
	const byName = new Map(
		Object.entries(payload).map(([name, value]) => [name.toLowerCase(), value]),
	);
	const entry = ([field, names]: [string, readonly string[]]) => {
		const ownName = own[field as Field];
		const read = writtenByPeople.has(field) ? textOf : filledIn;
		const found = ownName === undefined ? null : read(fieldOf(payload, ownName));
		const values = names.map((name) => read(byName.get(name.toLowerCase())));
		return [field, found ?? values.find((value) => value !== null) ?? null];
	};
	const entries = Object.entries<readonly string[]>(known).map(entry);
	return Object.fromEntries(entries) as Record<Field, string | null>;
}

/** Inputs for the user's own names; `labels` names each field as the user knows it. */
export function ownNamesField<Field extends string>(
	labels: Record<Field, string>,
): INodeProperties {
	const options = Object.entries<string>(labels).map(
		([name, displayName]): INodeProperties => ({
			displayName,
			name,
			type: 'string',
			default: '',
			placeholder: `e.g. ${name}`,
		}),
	);
	return {
		displayName: 'Field Names',
		name: 'fieldNames',
		type: 'collection',
		placeholder: 'Add name',
		default: {},
		description:
			'Names of your own callback template. The usual ones are found without it. A dot leads into an object, as in message.status.',
		options: options.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}

export function readOwnNames<Field extends string>(
	form: Form,
	known: KnownNames<Field>,
): Partial<Record<Field, string>> {
	const names = form.group('fieldNames');
	return Object.fromEntries(
		Object.keys(known).flatMap((field) => {
			const name = names.trimmed(field);
			return name === undefined ? [] : [[field, name]];
		}),
	) as Partial<Record<Field, string>>;
}

const placeholder = /^~[^~]*~$/;

/** People write `~stop~`, too: what they wrote is never taken for a placeholder. */
const writtenByPeople: ReadonlySet<string> = new Set(['text', 'senderName']);

function filledIn(value: unknown): string | null {
	const text = textOf(value);
	return placeholder.test(text ?? '') ? null : text;
}

/** Numbers and truth values count as texts; what is empty or nested counts as absent. */
function textOf(value: unknown): string | null {
	if (value === undefined || typeof value === 'object') return null;
	const text = String(value).trim();
	return text === '' ? null : text;
}
