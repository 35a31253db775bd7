import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

/** A field with its place in the form. */
export interface PlacedField {
	field: INodeProperties;
	/** All fields of the same list, which its display conditions refer to by name. */
	siblings: INodeProperties[];
	/** For people: `options › timeout`. */
	place: string;
	/** Conditions that apply to it, its own and those of the fields around it. */
	shownFor: string;
}

/** Every field of a form, at every depth. */
export function everyField(
	properties: INodeProperties[],
	around: { place: string; shownFor: string } = { place: '', shownFor: '' },
): PlacedField[] {
	return properties.flatMap((field) => {
		const here = {
			field,
			siblings: properties,
			place: [around.place, field.name].filter((part) => part !== '').join(' › '),
			shownFor: around.shownFor || JSON.stringify(field.displayOptions?.show ?? {}),
		};
		return [here, ...groupsOf(field).flatMap((group) => everyField(group, here))];
	});
}

/** The lists of fields inside a field: one for a collection, one for each group of a fixed collection. */
export function groupsOf(field: INodeProperties): INodeProperties[][] {
	if (field.type === 'collection') return [(field.options ?? []) as INodeProperties[]];
	if (field.type !== 'fixedCollection') return [];
	return ((field.options ?? []) as INodePropertyCollection[]).map(({ values }) => values);
}

/** The entries of a dropdown. */
export function choicesOf(field: INodeProperties): INodePropertyOptions[] {
	const isDropdown = field.type === 'options' || field.type === 'multiOptions';
	return isDropdown ? ((field.options ?? []) as INodePropertyOptions[]) : [];
}

/** One entry of the operation menu; nodes without channels have no resource. */
export interface Menu {
	resource?: string;
	entry: INodePropertyOptions;
}

export function menuOf({ properties }: INodeTypeDescription): Menu[] {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap((menu) => {
			const resources = menu.displayOptions?.show?.resource as string[] | undefined;
			return (resources ?? [undefined]).flatMap((resource) =>
				choicesOf(menu).map((entry) => ({ resource, entry })),
			);
		});
}
