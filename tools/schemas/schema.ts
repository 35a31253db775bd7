type Kind = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null';

/** The part of JSON Schema (draft 7) that n8n's editor reads. */
export interface Schema {
	/** With several kinds, n8n's editor shows the first. */
	type: Kind | [Kind, 'null'];
	enum?: Array<string | null>;
	properties?: Record<string, Schema>;
	required?: string[];
	additionalProperties?: boolean;
	items?: Schema;
}

/** The keys that an interface names, without those that an index signature lets in. */
type Known<T> = { [Key in keyof T as string extends Key ? never : Key]: T[Key] };
type OptionalKeys<T> = {
	[Key in keyof Known<T>]-?: object extends Pick<Known<T>, Key> ? Key : never;
}[keyof Known<T>];
type RequiredKeys<T> = Exclude<keyof Known<T>, OptionalKeys<T>>;

/**
 * The schema of an interface. TypeScript refuses it when the interface has other keys, so a schema
 * cannot fall behind the code that makes the output.
 */
export function object<T extends object>(
	always: Record<RequiredKeys<T>, Schema>,
	sometimes: Record<OptionalKeys<T>, Schema>,
): Schema {
	return {
		type: 'object',
		properties: { ...always, ...sometimes },
		required: Object.keys(always),
		additionalProperties: false,
	};
}

export const text: Schema = { type: 'string' };
export const number: Schema = { type: 'number' };
export const integer: Schema = { type: 'integer' };
export const flag: Schema = { type: 'boolean' };

/** An object that comes from a vendor as it is. */
export const anyObject: Schema = { type: 'object' };

export const oneOf = (...words: string[]): Schema => ({ type: 'string', enum: words });

export const list = (items: Schema): Schema => ({ type: 'array', items });

export function orNull({ type, ...schema }: Schema): Schema {
	const [kind] = [type].flat() as [Kind];
	return { ...schema, type: [kind, 'null'], ...(schema.enum && { enum: [...schema.enum, null] }) };
}
