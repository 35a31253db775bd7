import type {
	IExecuteFunctions,
	IHookFunctions,
	INodeProperties,
	IWebhookFunctions,
} from 'n8n-workflow';

import { isRecord } from '../values/records';
import { BadInput } from './badInput';

/** Without a value to fall back on, n8n throws for fields that are not shown. */
export const empty = null as unknown as undefined;

/** A field with the default that it shows. */
export type FieldWith<Value> = Pick<INodeProperties, 'name'> & { default: Value };
/** What a resource mapper holds. */
export interface MappedValues {
	values: Record<string, unknown>;
	fields: Array<{ id: string; required: boolean; choices: string[] }>;
}

/**
 * What the user filled in, wherever the fields stand: at the top of a node, in a collection, or in a
 * row of a list. Values are narrowed here, once; an empty field reads as undefined. Reading never
 * refuses a value (that is what `Rules` are for), but for JSON that cannot be read.
 *
 * @example
 * const form = Form.ofNode(node, itemIndex);
 * const text = form.text('text'); // as typed; undefined when empty
 * const seconds = form.group('options').numberOf(timeoutOption); // or what the field shows
 * const buttons = form.rows('buttons', 'button').map((row) => row.trimmed('url'));
 */
export class Form {
	private readonly lookUp: (name: string) => unknown;
	private readonly holds: (name: string) => boolean;

	constructor(
		lookUp: (name: string) => unknown,
		holds = (name: string) => lookUp(name) !== undefined,
	) {
		this.lookUp = lookUp;
		this.holds = holds;
	}

	/** The fields of a node for one input item. Those that are not shown read as empty. */
	static ofNode(node: IExecuteFunctions, itemIndex: number): Form {
		return new Form((name) => node.getNodeParameter(name, itemIndex, empty));
	}

	/** The fields of a trigger, which has no items. */
	static ofTrigger(node: IHookFunctions | IWebhookFunctions): Form {
		return new Form((name) => node.getNodeParameter(name, empty));
	}

	/** The fields of a collection or of one row of a list. */
	static of(values: unknown): Form {
		const fields = isRecord(values) ? values : {};
		return new Form(
			(name) => fields[name],
			(name) => Object.hasOwn(fields, name),
		);
	}

	/** Whether a field is there at all. In a collection, it is only when the user added it. */
	has(name: string): boolean {
		return this.holds(name);
	}

	/** The same form with other values in some fields. */
	with(values: Readonly<Record<string, unknown>>): Form {
		return new Form(
			(name) => (name in values ? values[name] : this.lookUp(name)),
			(name) => name in values || this.holds(name),
		);
	}

	/** The same form, in which some fields stand in the collection "Options". */
	withOptions(names: ReadonlySet<string>): Form {
		if (names.size === 0) return this;
		const options = this.group('options');
		return new Form((name) => (names.has(name) ? options : this).lookUp(name));
	}

	/** Text as typed; numbers from expressions count as text. */
	text(name: string): string | undefined {
		const value = this.lookUp(name);
		if (value === undefined || value === null || value === '') return undefined;
		return typeof value === 'object' ? JSON.stringify(value) : String(value);
	}

	/** Text without the blanks around it, for addresses, ids and URLs. */
	trimmed(name: string): string | undefined {
		return this.text(name)?.trim() || undefined;
	}

	/** A number, also when an expression gave it as text; anything else is passed on for the checks to refuse. */
	number(name: string): number | undefined {
		const value = this.lookUp(name);
		if (value === undefined || value === null || value === '') return undefined;
		return typeof value === 'number' ? value : Number(value);
	}

	/** A switch. What is neither yes nor no, such as one that was not added, counts as `otherwise`. */
	flag(name: string, otherwise = false): boolean {
		const value = this.lookUp(name);
		if (value === true || value === 'true') return true;
		return value === false || value === 'false' ? false : otherwise;
	}

	/** A switch that is as its field says, until it is set. */
	flagOf({ name, default: usual }: FieldWith<boolean>): boolean {
		return this.flag(name, usual);
	}

	/** A number that is as its field says, until it is set: the default is written once. */
	numberOf({ name, default: usual }: FieldWith<number>): number {
		return this.number(name) ?? usual;
	}

	/** The id in a resource locator, whichever of its modes was used. */
	locator(name: string): string | undefined {
		const value = this.lookUp(name);
		const id = isRecord(value) ? value.value : value;
		return id === undefined || id === null ? undefined : String(id).trim() || undefined;
	}

	/** What was filled in for the fields that a resource mapper found, and what it knows of them. */
	mapped(name: string): MappedValues {
		const mapper = this.lookUp(name);
		const { value, schema } = isRecord(mapper) ? mapper : {};
		const fields = Array.isArray(schema) ? schema.filter(isRecord) : [];
		return {
			values: isRecord(value) ? value : {},
			fields: fields
				.filter(({ removed }) => removed !== true)
				.map(({ id, required, options }) => ({
					id: String(id),
					required: required === true,
					choices: (Array.isArray(options) ? options : [])
						.filter(isRecord)
						.map((option) => String(option.value)),
				})),
		};
	}

	/** Several choices: a list, or what an expression may give in its place, as `list` reads it. */
	choices(name: string): string[] {
		const value = this.lookUp(name);
		return Array.isArray(value) ? value.map(String) : this.list(name);
	}

	/** Several texts: a list from an expression, a JSON list, or texts separated by commas or lines. */
	list(name: string): string[] {
		const text = this.text(name) ?? '';
		const given = /^\s*\[/.test(text) ? parse(text) : {};
		const list = 'value' in given && Array.isArray(given.value) ? given.value : text.split(/[,\n]/);
		return list.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
	}

	/** The fields inside a collection. */
	group(name: string): Form {
		return Form.of(this.lookUp(name));
	}

	/** The rows of a list: a fixed collection with one kind of entry. */
	rows(name: string, entry: string): Form[] {
		const value = this.lookUp(name);
		const rows = isRecord(value) ? value[entry] : undefined;
		return Array.isArray(rows) ? rows.map((row) => Form.of(row)) : [];
	}

	/**
	 * JSON given as text or, by an expression, as a value.
	 *
	 * @throws {BadInput} naming `label` when the text is no JSON
	 */
	json(name: string, label: string): unknown {
		const value = this.lookUp(name);
		if (value === undefined || value === null || value === '') return undefined;
		if (typeof value !== 'string') return value;
		const parsed = parse(value);
		if ('value' in parsed) return parsed.value;
		throw BadInput.of(
			label,
			`is not valid JSON (${parsed.reason})`,
			'Put names and texts in double quotes and leave no comma after the last entry',
		);
	}

	/** Like `json`, for fields that want an object. */
	object(name: string, label: string): Record<string, unknown> | undefined {
		const value = this.json(name, label);
		if (value === undefined || isRecord(value)) return value;
		throw BadInput.of(label, 'is not a JSON object', 'Write it as { "name": "value" }');
	}
}

function parse(text: string): { value: unknown } | { reason: string } {
	try {
		return { value: JSON.parse(text) };
	} catch (reason) {
		return { reason: (reason as Error).message };
	}
}
