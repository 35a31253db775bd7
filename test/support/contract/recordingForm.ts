import { createHash } from 'node:crypto';
import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { BadInput } from '../../../nodes/form/badInput';
import { Form } from '../../../nodes/form/form';
import { choicesOf, groupsOf } from '../../../tools/package/fields';

/** Every field of a form by its path: `representative.avatarImage`, without the group of its rows. */
export function declaredPaths(fields: INodeProperties[], around = ''): string[] {
	return fields.flatMap((field) => {
		const here = around + field.name;
		return [here, ...groupsOf(field).flatMap((group) => declaredPaths(group, `${here}.`))];
	});
}

/** What a function reads of a form, over all choices of its dropdowns and with JSON of any shape. */
export function pathsRead(fields: INodeProperties[], build: (form: Form) => unknown): string[] {
	const read = new Set<string>();
	for (const json of ['[]', '{}', undefined]) {
		for (let turn = 0; turn < turns; turn++) {
			const values = filledIn(fields, { turn, json, read, around: '' });
			const form = new Form((name) => values[name]);
			try {
				build(form);
			} catch (error) {
				// JSON of a shape that the field does not take; its name was read all the same.
				if (!(error instanceof BadInput)) throw error;
			}
		}
	}
	return [...read];
}

/** Enough that every choice meets every shape of its neighbours. */
const turns = 150;

interface Filling {
	turn: number;
	json: string | undefined;
	read: Set<string>;
	around: string;
}

function filledIn(fields: INodeProperties[], filling: Filling): Record<string, unknown> {
	// Fields of one name stand for different choices; the first gives the value.
	const byName = new Map(fields.map((field) => [field.name, field] as const).reverse());
	return new Proxy({} as Record<string, unknown>, {
		get: (_, name) => {
			if (typeof name !== 'string') return undefined;
			filling.read.add(filling.around + name);
			const field = byName.get(name);
			return field === undefined ? undefined : valueOf(field, filling);
		},
	});
}

function valueOf(field: INodeProperties, filling: Filling): unknown {
	const inside = { ...filling, around: `${filling.around}${field.name}.` };
	const choices = choicesOf(field);
	const chance = (count: number) => pick(`${filling.around}${field.name}${filling.turn}`, count);
	switch (field.type) {
		case 'options':
			return choices[chance(choices.length)]?.value;
		case 'boolean':
			return chance(2) === 0;
		case 'number':
			return 1;
		case 'json':
			return filling.json;
		case 'collection':
			return filledIn((field.options ?? []) as INodeProperties[], inside);
		case 'fixedCollection':
			if (chance(3) === 0) return {};
			return Object.fromEntries(
				((field.options ?? []) as INodePropertyCollection[]).map(({ name, values }) => [
					name,
					[filledIn(values, inside)],
				]),
			);
		default:
			return chance(2) === 0 ? 'https://example.com/x.png' : '';
	}
}

/** A number below `count` that is the same in every run. */
function pick(seed: string, count: number): number {
	return createHash('sha256').update(seed).digest().readUInt32BE() % count;
}
