import type { INodeProperties } from 'n8n-workflow';

/** What the menus say: `{ resource: 'sms', operation: 'sendText' }`. */
export type Chosen = Record<string, string>;

/** A field as it is shown for what was chosen, with the conditions that are left. */
export interface ShownField {
	field: INodeProperties;
	conditions: Record<string, unknown[]>;
}

/** Kinds of fields that nobody fills in. */
export const silent = ['hidden', 'notice', 'callout', 'button', 'curlImport'];

/** Whether the menus show a field; what hangs on other fields is a condition that is left. */
function shownFor(field: INodeProperties, chosen: Chosen): ShownField | undefined {
	const conditions: ShownField['conditions'] = {};
	for (const [name, wanted] of Object.entries(field.displayOptions?.show ?? {})) {
		const values = (wanted ?? []) as unknown[];
		const menu = name.replace(/^\//, '');
		if (menu.startsWith('@')) continue;
		if (!(menu in chosen)) conditions[menu] = values;
		else if (!values.includes(chosen[menu])) return undefined;
	}
	for (const [name, unwanted] of Object.entries(field.displayOptions?.hide ?? {})) {
		if ((unwanted ?? []).includes(chosen[name.replace(/^\//, '')] as never)) return undefined;
	}
	return { field, conditions };
}

/** The fields that people fill in for these choices, without the menus themselves. */
export function fieldsFor(properties: INodeProperties[], chosen: Chosen): ShownField[] {
	return properties
		.filter(({ name, type }) => !silent.includes(type) && !(name in chosen))
		.flatMap((field) => shownFor(field, chosen) ?? []);
}

/** The notes of a form for these choices. */
export function notesFor(properties: INodeProperties[], chosen: Chosen): string[] {
	return properties
		.filter(({ type }) => type === 'notice')
		.flatMap((field) => shownFor(field, chosen) ?? [])
		.filter(({ conditions }) => Object.keys(conditions).length === 0)
		.map(({ field }) => field.displayName);
}

/** Fields that all of these forms have, told by all that people see of them. */
export function sharedBy(forms: ShownField[][]): ShownField[] {
	const [first = [], ...others] = forms;
	return first.filter((shown) => others.every((form) => isIn(form, shown)));
}

export function without(form: ShownField[], others: ShownField[]): ShownField[] {
	return form.filter((shown) => !isIn(others, shown));
}

const isIn = (form: ShownField[], shown: ShownField): boolean =>
	form.some((other) => look(other) === look(shown));

const look = ({ field, conditions }: ShownField): string =>
	JSON.stringify([{ ...field, displayOptions: undefined }, conditions]);
