import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import {
	choicesOf,
	everyField,
	groupsOf,
	menuOf,
	type PlacedField,
} from '../../tools/package/fields';
import { publishedCredentials, publishedNodes } from '../../tools/package/published';

/** Names that n8n itself gives a meaning to. */
const special = ['@version', '@tool', '@feature'];

const forms = [
	...publishedNodes.map(({ className, type }) => ({
		name: className,
		properties: type.description.properties,
	})),
	...publishedCredentials.map(({ className, type }) => ({
		name: className,
		properties: type.properties,
	})),
];

/** Fields that a condition can mean: those of the same list, or of the whole form after a slash. */
function meant(name: string, { siblings }: PlacedField, all: INodeProperties[]): INodeProperties[] {
	const [first = ''] = name.replace(/^\//, '').split('.');
	return (name.startsWith('/') ? all : siblings).filter((candidate) => candidate.name === first);
}

function canHold(fields: INodeProperties[], value: unknown): boolean {
	if (typeof value === 'object' && value !== null && '_cnd' in value) return true;
	return fields.some((field) => {
		if (field.type === 'boolean') return typeof value === 'boolean';
		const choices = choicesOf(field);
		// Dropdowns that are filled by a request, texts and numbers can hold anything.
		return choices.length === 0 || choices.some((choice) => choice.value === value);
	});
}

describe.each(forms)('$name: display conditions', ({ properties }) => {
	const fields = everyField(properties);
	const conditions = fields.flatMap((placed) =>
		[placed.field.displayOptions?.show ?? {}, placed.field.displayOptions?.hide ?? {}].flatMap(
			(part) =>
				Object.entries(part).map(([name, values]) => ({ placed, name, values: values ?? [] })),
		),
	);

	it('refer to fields that exist', () => {
		const lost = conditions
			.filter(
				({ name, placed }) =>
					!special.includes(name) && meant(name, placed, properties).length === 0,
			)
			.map(({ placed, name }) => `${placed.place} depends on ${name}`);
		expect(lost).toEqual([]);
	});

	it('refer to values that those fields can have', () => {
		const lost = conditions
			.filter(({ name }) => !special.includes(name))
			.flatMap(({ placed, name, values }) =>
				(values as unknown[])
					.filter((value) => !canHold(meant(name, placed, properties), value))
					.map((value) => `${placed.place} depends on ${name} = ${JSON.stringify(value)}`),
			);
		expect(lost).toEqual([]);
	});

	it('never show two fields of one name at once', () => {
		const lists = [properties, ...fields.flatMap(({ field }) => groupsOf(field))];
		const clashes = lists.flatMap((list) =>
			list.flatMap((field, index) =>
				list
					.slice(index + 1)
					.filter((other) => other.name === field.name && !exclude(field, other))
					.map(({ name }) => `${name}: ${JSON.stringify(field.displayOptions)}`),
			),
		);
		expect(clashes).toEqual([]);
	});
});

/** Whether no choice of the user shows both. */
function exclude(one: INodeProperties, other: INodeProperties): boolean {
	const [shown, alsoShown] = [one, other].map(({ displayOptions }) => displayOptions?.show ?? {});
	return Object.entries(shown ?? {}).some(([name, values]) => {
		const others = alsoShown?.[name] as unknown[] | undefined;
		if (others !== undefined) return !values?.some((value) => others.includes(value));
		const hidden = other.displayOptions?.hide?.[name] as unknown[] | undefined;
		return hidden !== undefined && values?.every((value) => hidden.includes(value)) === true;
	});
}

describe.each(publishedNodes)('$className: operations', ({ type: { description } }) => {
	const menu = menuOf(description);
	const resources = description.properties
		.filter(({ name }) => name === 'resource')
		.flatMap(choicesOf)
		.map(({ value }) => value);

	it('stand in exactly one menu for each channel', () => {
		const withMenu = new Set(menu.map(({ resource }) => resource).filter(Boolean));
		expect([...withMenu].sort()).toEqual(resources.sort());
		const keys = menu.map(({ resource, entry }) => `${resource}.${String(entry.value)}`);
		expect(keys).toEqual([...new Set(keys)]);
	});

	it('are the only ones that fields are shown for', () => {
		const known = new Set(menu.map(({ resource, entry }) => `${resource}.${String(entry.value)}`));
		const lost = description.properties.flatMap(({ name, displayOptions }) => {
			const operations = (displayOptions?.show?.operation ?? []) as string[];
			const shownFor = (displayOptions?.show?.resource ?? [undefined]) as Array<string | undefined>;
			return operations
				.filter((operation) => !shownFor.some((resource) => known.has(`${resource}.${operation}`)))
				.map((operation) => `${name} is shown for ${shownFor.join('|')}.${operation}`);
		});
		expect(lost).toEqual([]);
	});

	it('have a text of their own in the node panel', () => {
		const actions = menu.map(({ entry }) => (entry as INodePropertyOptions).action ?? '');
		expect(actions.filter((action) => action === '')).toEqual([]);
		expect(actions).toEqual([...new Set(actions)]);
	});

	it('start with one that exists', () => {
		const menus = description.properties.filter(({ name }) =>
			['resource', 'operation'].includes(name),
		);
		for (const field of menus) {
			expect(choicesOf(field).map(({ value }) => value)).toContain(field.default);
		}
	});
});
