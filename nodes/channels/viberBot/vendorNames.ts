import type { INodeProperties } from 'n8n-workflow';

import type { Form } from '../../form/form';

/** Viber's name of a field that is called alike but for the capital: `bgColor` is `BgColor`. */
export function vendorName(field: string): string {
	return field.charAt(0).toUpperCase() + field.slice(1);
}

/** Reads a collection under Viber's names. Fields that were not added stay out. */
export function readVendorFields(
	form: Form,
	fields: readonly INodeProperties[],
): Record<string, unknown> {
	return Object.fromEntries(
		fields.flatMap(({ name, type }) => {
			const text = form.trimmed(name);
			if (text === undefined) return [];
			const value =
				type === 'number' ? form.number(name) : type === 'boolean' ? form.flag(name) : text;
			return [[vendorName(name), value]];
		}),
	);
}
