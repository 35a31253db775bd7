import type { IDisplayOptions, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { omit } from '../../values/records';

type Conditions = NonNullable<IDisplayOptions['show']>;

/**
 * Forms of Mitto Send, whose conditions name its menus, for a node that has other menus in their
 * place.
 *
 * @param names the other name for each: `{ operation: 'messageType' }`
 */
export function retarget(
	fields: INodeProperties[],
	names: Readonly<Record<string, string>>,
): INodeProperties[] {
	return mapFields(fields, (conditions) =>
		Object.fromEntries(
			Object.entries(conditions).map(([name, values]) => [renamed(name, names), values]),
		),
	);
}

/** The same for a form of one operation alone: what only others have goes, the condition too. */
export function settle(fields: INodeProperties[], operation: string): INodeProperties[] {
	const applies = ({ displayOptions }: INodeProperties) => {
		const wanted = displayOptions?.show?.['/operation'];
		return !Array.isArray(wanted) || wanted.includes(operation);
	};
	const left = fields.filter(applies).map((field) => ({
		...field,
		...(field.type === 'collection' && {
			options: (field.options as INodeProperties[]).filter(applies),
		}),
	}));
	return mapFields(left, (conditions) => omit(conditions, '/operation') as Conditions);
}

/** Fields without those of these names, also inside collections. */
export function without(fields: INodeProperties[], names: readonly string[]): INodeProperties[] {
	return fields
		.filter(({ name }) => !names.includes(name))
		.map((field) =>
			field.type === 'collection'
				? { ...field, options: without(field.options as INodeProperties[], names) }
				: field,
		);
}

function renamed(name: string, names: Readonly<Record<string, string>>): string {
	const [, root = '', bare = name] = /^(\/?)(.*)$/.exec(name) ?? [];
	return root + (names[bare] ?? bare);
}

function mapFields(
	fields: INodeProperties[],
	map: (conditions: Conditions) => Conditions,
): INodeProperties[] {
	return fields.map((field) => ({
		...field,
		...(field.displayOptions && { displayOptions: mapConditions(field.displayOptions, map) }),
		...(field.type === 'collection' && {
			options: mapFields(field.options as INodeProperties[], map),
		}),
		...(field.type === 'fixedCollection' && {
			options: (field.options as INodePropertyCollection[]).map((group) => ({
				...group,
				values: mapFields(group.values, map),
			})),
		}),
	}));
}

function mapConditions(
	{ show, hide, ...others }: IDisplayOptions,
	map: (conditions: Conditions) => Conditions,
): IDisplayOptions {
	return {
		...others,
		...(show && { show: map(show) }),
		...(hide && { hide: map(hide as Conditions) as IDisplayOptions['hide'] }),
	};
}
