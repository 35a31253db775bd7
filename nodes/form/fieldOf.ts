import { isRecord } from '../values/records';

/** A field of an item by its name, or by its path (`customer.phone`) when no field has that very name. */
export function fieldOf(item: Record<string, unknown>, path: string): unknown {
	if (Object.hasOwn(item, path)) return item[path];
	return path.split('.').reduce<unknown>((value, name) => ownField(value, name), item);
}

/** Nothing that objects inherit counts as a field. */
export function ownField(value: unknown, name: string): unknown {
	return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
