import { findField } from '../../values/fieldOf';
import { Form } from '../../form/form';
import { isRecord } from '../../values/records';

/** `{First name}`: the name of a column in braces. */
const placeholder = /\{([\p{L}\p{N}_][\p{L}\p{N}_ .-]*)\}/gu;

/** Texts that are formatted as a whole, with a list of values beside them. */
const formattedTexts = ['text', 'caption'];

/** What a placeholder stands for; `undefined` leaves it as it is. */
type ValueOf = (name: string) => string | undefined;

type LookUp = (name: string) => unknown;

/** A form in which `{column}` stands for what the file has in that column. */
export class PersonalForm {
	/** Fields without placeholders are asked for once. */
	private readonly fixed = new Map<string, unknown>();

	private readonly ask: LookUp;

	/** @param lookUp the fields as they were filled in, each asked for once */
	constructor(lookUp: LookUp) {
		const known = new Map<string, unknown>();
		this.ask = (name) => {
			if (!known.has(name)) known.set(name, lookUp(name));
			return known.get(name);
		};
	}

	/** The fields for one record; `missing` takes the columns that are absent or empty. */
	of(columns: Record<string, unknown>, missing: Set<string> = new Set()): Form {
		return this.with((name) => {
			const value = findField(columns, name)?.value;
			if (value === undefined || value === null || value === '') missing.add(name);
			return textOf(value);
		});
	}

	/** The fields as they were filled in; `named` takes the placeholders of those that are read. */
	asWritten(named: Set<string>): Form {
		return this.with((name) => {
			named.add(name);
			return undefined;
		});
	}

	private with(valueOf: ValueOf): Form {
		return new Form((name) => {
			if (this.fixed.has(name)) return this.fixed.get(name);
			let isFixed = true;
			const value = fillField(this.ask, name, (column) => {
				isFixed = false;
				return valueOf(column);
			});
			if (isFixed) this.fixed.set(name, value);
			return value;
		});
	}
}

/** Values of formatted texts go by way of their list of values, which makes them safe. */
function fillField(ask: LookUp, name: string, valueOf: ValueOf): unknown {
	if (isFormatted(ask)) {
		if (formattedTexts.includes(name)) return ask(name);
		if (name === 'placeholders') return withColumns(ask, valueOf);
	}
	return fill(ask(name), valueOf);
}

function isFormatted(ask: LookUp): boolean {
	const mode = ask('parseMode');
	return (typeof mode === 'string' && mode !== 'Default') || rowsOf(ask).length > 0;
}

function rowsOf(ask: LookUp): unknown[] {
	const list = ask('placeholders');
	return isRecord(list) && Array.isArray(list.placeholder) ? (list.placeholder as unknown[]) : [];
}

function withColumns(ask: LookUp, valueOf: ValueOf): unknown {
	const rows = rowsOf(ask);
	const defined = new Set(rows.map((row) => (isRecord(row) ? String(row.name).trim() : '')));
	const texts = formattedTexts.map((name) => ask(name)).filter((text) => typeof text === 'string');
	const named = new Set(
		texts.flatMap((text) => [...text.matchAll(placeholder)].map(([, name = '']) => name)),
	);
	const columns = [...named]
		.filter((name) => !defined.has(name))
		.map((name) => ({ name, value: valueOf(name) ?? '' }));
	const filled = fill(rows, valueOf) as unknown[];
	return { placeholder: [...filled, ...columns] };
}

function fill(value: unknown, valueOf: ValueOf): unknown {
	if (typeof value === 'string') return fillText(value, valueOf);
	if (Array.isArray(value)) return value.map((entry) => fill(entry, valueOf));
	if (!isRecord(value)) return value;
	const ask = (name: string) => value[name];
	return Object.fromEntries(
		Object.keys(value).map((name) => [name, fillField(ask, name, valueOf)] as const),
	);
}

function fillText(text: string, valueOf: ValueOf): unknown {
	if (!text.includes('{')) return text;
	const json = /^\s*[[{]/.test(text) ? parse(text) : undefined;
	// A value with quotes in it would break the JSON around it.
	if (json !== undefined) {
		let named = false;
		const filled = fill(json, (name) => {
			named = true;
			return valueOf(name);
		});
		return named ? filled : text;
	}
	return text.replace(placeholder, (whole, name: string) => valueOf(name) ?? whole);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function textOf(value: unknown): string {
	if (value === undefined || value === null) return '';
	return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
}
