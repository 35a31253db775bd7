import type { INodeProperties } from 'n8n-workflow';

/** Fields of another form, of which one has other texts where it means something else. */
export function redescribed(
	fields: INodeProperties[],
	name: string,
	texts: Partial<Pick<INodeProperties, 'displayName' | 'description'>>,
): INodeProperties[] {
	return fields.map((field) => (field.name === name ? { ...field, ...texts } : field));
}
