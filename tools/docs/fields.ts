import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { bold, code, page, plain, sentence, table } from './markdown';
import { fieldsFor, notesFor, silent, type Chosen, type ShownField } from './shown';

interface Form {
	notes: string[];
	fields: ShownField[];
	options: ShownField[];
}

/** The fields of a form with what they are for, their choices, bounds and defaults. */
export function fieldTable(fields: ShownField[], among: INodeProperties[]): string {
	if (fields.length === 0) return '';
	return table(
		['Field', 'What it is'],
		fields.flatMap((shown) => rowsOf(shown, { among, around: '', depth: 0 })),
	);
}

/** The entries of the collection "Options" for these choices. */
export function optionTable(options: ShownField[], among: INodeProperties[]): string {
	if (options.length === 0) return '';
	const sorted = options.toSorted((a, b) =>
		a.field.displayName.localeCompare(b.field.displayName, 'en'),
	);
	return table(
		['Option', 'What it does'],
		sorted.flatMap((shown) => rowsOf(shown, { among, around: '', depth: 0 })),
	);
}

/** That table below words that lead to it; nothing where there are no options. */
export function optionSection(
	options: ShownField[],
	among: INodeProperties[],
	words = 'Under Options:',
): string {
	return options.length === 0 ? '' : page(words, optionTable(options, among)).trim();
}

/** What stands in the collection "Options" of a form, for these choices. */
function optionsIn(fields: ShownField[], chosen: Chosen): ShownField[] {
	return fields
		.filter(({ field }) => isOptions(field))
		.flatMap(({ field }) => fieldsFor((field.options ?? []) as INodeProperties[], chosen));
}

/** What a form shows for these choices, apart: its notes, its fields and its options. */
export function formFor(properties: INodeProperties[], chosen: Chosen): Form {
	const all = fieldsFor(properties, chosen);
	return {
		notes: notesFor(properties, chosen),
		fields: all.filter(({ field }) => !isOptions(field)),
		options: optionsIn(all, chosen),
	};
}

const isOptions = ({ name, type }: INodeProperties): boolean =>
	name === 'options' && type === 'collection';

interface Place {
	/** Fields that conditions may name. */
	among: INodeProperties[];
	/** The name of the field around, for fields inside it. */
	around: string;
	depth: number;
}

function rowsOf({ field, conditions }: ShownField, place: Place): string[][] {
	const name = place.around + bold(field.displayName);
	const about = [
		sentence(plain(field.description ?? '')),
		field.required === true ? 'Required.' : '',
		sentence(plain(field.hint ?? '')),
		choices(field),
		bounds(field),
		initial(field),
		condition(conditions, place.among),
	];
	const row = [name, joined(about)];
	// Deeper than this nobody reads a table; the form itself explains the rest.
	if (place.depth >= 2) return [row];
	const groups = inside(field);
	const names = groups
		.flatMap(({ fields }) => fields)
		.filter((inner) => !silent.includes(inner.type));
	if (names.length > 0 && names.every(isBare)) {
		const listed = names.map(({ displayName }) => plain(displayName)).join(', ');
		return [[name, joined([...about, `Holds: ${listed}.`])]];
	}
	if (groups.some(({ fields }) => isMessage(fields))) {
		return [[name, joined([...about, 'Each has a channel and the fields of its messages.'])]];
	}
	return [row, ...groups.flatMap(({ around, fields }) => nested(fields, around, place))];
}

/** Its name says it all. */
const isBare = ({ description, hint, options }: INodeProperties) =>
	description === undefined && hint === undefined && options === undefined;

const joined = (parts: string[]) => parts.filter((part) => part !== '').join(' ');

/** A step of a failover is a whole message, and every channel has a page of its own. */
const isMessage = (fields: INodeProperties[]) =>
	['channel', 'messageType'].every((name) => fields.some((field) => field.name === name));

function nested(fields: INodeProperties[], around: string, { depth }: Place): string[][] {
	return fieldsFor(fields, {}).flatMap((shown) =>
		rowsOf(shown, { among: fields, around: `${plain(around)} › `, depth: depth + 1 }),
	);
}

function inside(field: INodeProperties): Array<{ around: string; fields: INodeProperties[] }> {
	if (field.type === 'collection') {
		return [{ around: field.displayName, fields: (field.options ?? []) as INodeProperties[] }];
	}
	if (field.type !== 'fixedCollection') return [];
	return ((field.options ?? []) as INodePropertyCollection[]).map(({ displayName, values }) => ({
		around: displayName,
		fields: values,
	}));
}

function choices({ type, options, typeOptions, default: initial }: INodeProperties): string {
	if (type !== 'options' && type !== 'multiOptions') return '';
	if (typeOptions?.loadOptionsMethod !== undefined) return 'The list comes from Mitto.';
	const entries = (options ?? []) as INodePropertyOptions[];
	if (entries.length > 14) return `One of ${entries.length} choices.`;
	const names = entries.map(({ name, value }) =>
		value === initial ? `_${plain(name)}_ (default)` : `_${plain(name)}_`,
	);
	return names.length === 0
		? ''
		: `${type === 'options' ? 'One of' : 'Any of'}: ${names.join(', ')}.`;
}

function bounds({ type, typeOptions }: INodeProperties): string {
	const { minValue: from, maxValue: to } = typeOptions ?? {};
	if (type !== 'number' || (from === undefined && to === undefined)) return '';
	const number = (value: number) => value.toLocaleString('en-US');
	if (to === undefined) return `At least ${number(from as number)}.`;
	if (from === undefined) return `At most ${number(to)}.`;
	return `From ${number(from)} to ${number(to)}.`;
}

function initial({ type, default: value }: INodeProperties): string {
	if (type === 'number' && typeof value === 'number') {
		return `Default: ${value.toLocaleString('en-US')}.`;
	}
	if (type === 'boolean' && value === true) return 'Default: on.';
	if (type === 'string' && typeof value === 'string' && value !== '') {
		return `Default: ${code(value)}.`;
	}
	return '';
}

function condition(conditions: ShownField['conditions'], among: INodeProperties[]): string {
	const parts = Object.entries(conditions).flatMap(([name, values]) => {
		const other = among.find((field) => field.name === name && field.type !== 'hidden');
		if (other === undefined || isAnything(among, name, values)) return [];
		const others = othersThan(among, name, values);
		const is = others.length === 1 && values.length > 1 ? 'is not' : 'is';
		const words = (is === 'is' ? values : others).map((value) => wordFor(among, name, value));
		return `${plain(other.displayName)} ${is} ${words.join(' or ')}`;
	});
	return parts.length === 0 ? '' : `Shown where ${parts.join(' and ')}.`;
}

/** A condition that every choice of the menu fulfils says nothing. */
function isAnything(among: INodeProperties[], name: string, values: unknown[]): boolean {
	return isMenu(among, name) && othersThan(among, name, values).length === 0;
}

const menusNamed = (among: INodeProperties[], name: string) =>
	among.filter((field) => field.name === name && field.type === 'options');

const isMenu = (among: INodeProperties[], name: string) => menusNamed(among, name).length > 0;

/** The choices of a menu that a condition does not name. */
function othersThan(among: INodeProperties[], name: string, values: unknown[]): unknown[] {
	return menusNamed(among, name)
		.flatMap(({ options }) => (options ?? []) as INodePropertyOptions[])
		.map(({ value }) => value)
		.filter((value) => !values.includes(value));
}

/** How people see a value that a condition names. */
function wordFor(among: INodeProperties[], name: string, value: unknown): string {
	if (value === true) return 'on';
	if (value === false) return 'off';
	const entry = among
		.filter((field) => field.name === name)
		.flatMap(({ options }) => (options ?? []) as INodePropertyOptions[])
		.find((option) => option.value === value);
	if (entry !== undefined) return `_${plain(entry.name)}_`;
	return typeof value === 'object' ? 'filled in' : code(String(value));
}
