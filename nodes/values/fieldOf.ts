import { isRecord } from './records';

/** A field of an item by its name or path, in any spelling that `fieldPath` reads. */
export function fieldOf(item: unknown, path: string): unknown {
	return findField(item, path)?.value;
}

/** Like `fieldOf`, and tells a field that is empty from one that is not there. */
export function findField(item: unknown, path: string): { value: unknown } | undefined {
	if (isRecord(item) && Object.hasOwn(item, path)) return { value: item[path] };
	return lookUp(item, path) ?? follow(item, fieldPath(path));
}

/** Nothing that objects inherit counts as a field. */
export function ownField(value: unknown, name: string): unknown {
	return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** `name`, `.name`, `[0]`, `['a name']`, `["a name"]`. */
const part = /\.?([^.[\]]+)|\[\s*(?:(\d+)|'([^']*)'|"([^"]*)")\s*\]/gy;

/** Campaigns ask for the same few paths 100,000 times. */
const known = new Map<string, readonly string[] | undefined>();
const mostKnown = 500;

/**
 * The parts of a path as people write it and as n8n writes it when a field is dragged:
 * `customer.phone`, `phones[0]`, `customer['Phone Number']`, `{{ $json.phone }}`.
 *
 * @returns undefined when it is no path
 */
export function fieldPath(text: string): readonly string[] | undefined {
	if (!known.has(text)) {
		if (known.size >= mostKnown) known.clear();
		known.set(text, parse(text));
	}
	return known.get(text);
}

function parse(text: string): string[] | undefined {
	const path = text
		.trim()
		.replace(/^=?\s*\{\{(.*)\}\}$/s, '$1')
		.trim()
		.replace(/^\$json(?=[.[])\.?/, '');
	const parts: string[] = [];
	part.lastIndex = 0;
	while (part.lastIndex < path.length) {
		const match = part.exec(path);
		if (match === null) return undefined;
		const [, name, index, single, double] = match;
		parts.push(name ?? index ?? single ?? double ?? '');
	}
	return parts.length === 0 ? undefined : parts;
}

/** Names may hold dots themselves, so the longest name that exists is taken at every step. */
function follow(
	value: unknown,
	parts: readonly string[] | undefined,
): { value: unknown } | undefined {
	if (parts === undefined) return undefined;
	if (parts.length === 0) return { value };
	for (let length = parts.length; length > 0; length--) {
		const found = lookUp(value, parts.slice(0, length).join('.'));
		const rest = found && follow(found.value, parts.slice(length));
		if (rest !== undefined) return rest;
	}
	return undefined;
}

function lookUp(value: unknown, name: string): { value: unknown } | undefined {
	if (Array.isArray(value)) {
		return /^\d+$/.test(name) && Number(name) < value.length
			? { value: value[Number(name)] }
			: undefined;
	}
	if (!isRecord(value)) return undefined;
	if (Object.hasOwn(value, name)) return { value: value[name] };
	const wanted = plain(name);
	const found = Object.keys(value).find((candidate) => plain(candidate) === wanted);
	return found === undefined ? undefined : { value: value[found] };
}

/** Spreadsheets put a byte order mark before the first column's name, and people put blanks around names. */
function plain(name: string): string {
	return name.replace(/\p{Cf}/gu, '').trim();
}
