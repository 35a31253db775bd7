import type { INodeProperties, INodeType } from 'n8n-workflow';

import { choicesOf, everyField } from '../../tools/package/fields';
import { publishedCredentials, publishedNodes } from '../../tools/package/published';

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

/** What is wrong with a field's default, if anything. */
function faultOfDefault(field: INodeProperties): string | undefined {
	const { type, typeOptions } = field;
	const value: unknown = field.default;
	const choices = choicesOf(field).map((choice) => choice.value);
	switch (type) {
		case 'boolean':
			return typeof value === 'boolean' ? undefined : 'is no boolean';
		case 'number': {
			// An empty text is n8n's way to leave a number open.
			if (value === '') return undefined;
			if (typeof value !== 'number') return 'is no number';
			const { minValue = -Infinity, maxValue = Infinity } = typeOptions ?? {};
			return value < minValue || value > maxValue ? 'is out of its range' : undefined;
		}
		case 'options':
			return choices.length === 0 || choices.includes(value as string) ? undefined : 'is no choice';
		case 'multiOptions':
			return Array.isArray(value) &&
				value.every((entry) => choices.length === 0 || choices.includes(entry as string))
				? undefined
				: 'is no list of choices';
		case 'collection':
		case 'fixedCollection':
			return typeof value === 'object' ? undefined : 'is no object';
		default:
			return value === undefined ? 'is missing' : undefined;
	}
}

describe.each(forms)('$name', ({ properties }) => {
	const fields = everyField(properties);

	it('gives every field a default that it allows', () => {
		const faults = fields.flatMap(({ field, place }) => {
			const fault = faultOfDefault(field);
			return fault === undefined
				? []
				: [`${place}: default ${JSON.stringify(field.default)} ${fault}`];
		});
		expect(faults).toEqual([]);
	});

	it('offers no value twice in a dropdown', () => {
		const twice = fields.flatMap(({ field, place }) => {
			const values = choicesOf(field).map(({ value }) => value);
			return values.length === new Set(values).size ? [] : [place];
		});
		expect(twice).toEqual([]);
	});

	it('names fields and values so that they survive in saved workflows', () => {
		const odd = fields.filter(({ field }) => !/^[a-z][A-Za-z0-9_]*$/.test(field.name));
		expect(odd.map(({ place }) => place)).toEqual([]);
	});
});

describe.each(publishedNodes)('$className: methods of dropdowns and lists', ({ type }) => {
	const wanted = everyField(type.description.properties).flatMap(({ field }) => methodsOf(field));

	it('exist', () => {
		const missing = wanted.filter(({ kind, method }) => !has(type, kind, method));
		expect(missing).toEqual([]);
	});

	it('are all in use', () => {
		const used = new Set(wanted.map(({ kind, method }) => `${kind}.${method}`));
		const idle = (['loadOptions', 'listSearch', 'resourceMapping'] as const).flatMap((kind) =>
			Object.keys(type.methods?.[kind] ?? {})
				.map((method) => `${kind}.${method}`)
				.filter((name) => !used.has(name)),
		);
		expect(idle).toEqual([]);
	});
});

type MethodKind = 'loadOptions' | 'listSearch' | 'resourceMapping';

function methodsOf(field: INodeProperties): Array<{ kind: MethodKind; method: string }> {
	const { loadOptionsMethod, resourceMapper } = field.typeOptions ?? {};
	const searches = (field.modes ?? []).map(({ typeOptions }) => typeOptions?.searchListMethod);
	return [
		{ kind: 'loadOptions' as const, method: loadOptionsMethod },
		{ kind: 'resourceMapping' as const, method: resourceMapper?.resourceMapperMethod },
		...searches.map((method) => ({ kind: 'listSearch' as const, method })),
	].flatMap(({ kind, method }) => (method === undefined ? [] : [{ kind, method }]));
}

function has(type: INodeType, kind: MethodKind, method: string): boolean {
	return typeof type.methods?.[kind]?.[method] === 'function';
}
